// What may stand behind `npm start --`, looked at before anything is installed or built.
export const startUsage = `npm start -- [--folder DIR] [--chromium] [--port N] [--no-open]

  --folder DIR   the desk's folder; the user's own data folder where left out
  --chromium     a Chromium window even where Electron is to be had
  --port N       port of the loopback server behind that window, kept with the desk's folder
  --no-open      open no window: print the address`;

/**
 * Reads the words behind `npm start --`. `forward` goes to the shell, which refuses switches that it does not know
 * (Electron has many of its own); `server` asks for the loopback shell; `problem` is a line for the person, or null.
 */
export function startArguments(words) {
  const asked = { help: false, server: false, forward: [], problem: null };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const [name] = word.split("=");
    if (word === "--help" || word === "-h") asked.help = true;
    if (["--no-open", "--chromium", "--port"].includes(name)) asked.server = true;
    if (word === "--folder" || word === "--port") {
      const value = words[at + 1];
      if (value === undefined || value.startsWith("--")) return { ...asked, problem: `${word} needs a value` };
      asked.forward.push(word, value);
      at += 1;
    } else if (!word.startsWith("-")) return { ...asked, problem: `unexpected word '${word}'` };
    else if (word !== "--chromium") asked.forward.push(word);
  }
  return asked;
}
