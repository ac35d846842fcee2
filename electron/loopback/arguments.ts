export interface ServeArguments {
  readonly folder: string | null;
  readonly open: boolean;
  readonly port: number | null;
}

/** What the command line asks for, or one line that says what is wrong with it. */
export function parseArguments(args: readonly string[]): ServeArguments | string {
  let folder: string | null = null;
  let open = true;
  let port: number | null = null;
  for (let i = 0; i < args.length; i += 1) {
    const [name, inline] = /^(--[a-z-]+)=(.*)$/.exec(args[i] ?? "")?.slice(1) ?? [args[i], undefined];
    if (name === "--no-open" && inline === undefined) {
      open = false;
      continue;
    }
    if (name !== "--folder" && name !== "--port") return `不认识的参数：${args[i]}（可用：--folder DIR、--port N、--no-open）`;
    if (inline === undefined) i += 1;
    const value = inline ?? args[i];
    if (value === undefined || value === "" || value.startsWith("--")) return `参数 ${name} 后面缺少内容`;
    if (name === "--folder") folder = value;
    else {
      port = /^\d{4,5}$/.test(value) ? Number(value) : 0;
      if (port < 1024 || port > 65_535) return "参数 --port 须为 1024 至 65535 之间的整数";
    }
  }
  return { folder, open, port };
}

/** The desk folder that a command line names, among switches that are not ours (Electron's and Chromium's). */
export function folderArgument(args: readonly string[]): string | null {
  const at = args.findIndex((arg) => arg === "--folder" || arg.startsWith("--folder="));
  const value = args[at] === "--folder" ? args[at + 1] : args[at]?.slice("--folder=".length);
  return value === undefined || value === "" ? null : value;
}
