/** Advice on a passphrase: a word for it, whether it is enough, and one hint. Never a rule that blocks by composition. */
interface Strength {
  readonly level: 0 | 1 | 2 | 3;
  readonly word: "太短" | "太弱" | "可以" | "很好";
  readonly hint: string;
}

/** Shortest passphrase that is taken. */
export const shortestPassphrase = 8;
const usual = ["password", "qwerty", "asdf", "admin", "12345", "11111", "00000", "66666", "88888", "woaini", "xinfang", "abcd"];

/**
 * Guesses how hard a passphrase is to find: length in different characters, less for runs, dates, phones and the usual
 * words. `known` are words that everybody in the office knows (its name, the user's name).
 */
export function strengthOf(passphrase: string, known: readonly string[] = []): Strength {
  const length = [...passphrase].length;
  if (length < shortestPassphrase)
    return { level: 0, word: "太短", hint: `至少 ${shortestPassphrase} 个字符；几个不相干的词连起来既好记又难猜。` };
  const lower = passphrase.toLowerCase();
  const digitsOnly = /^\d+$/.test(passphrase);
  if (digitsOnly && length < 14) return { level: 1, word: "太弱", hint: "不要只用数字：生日、电话、证号最先被试。" };
  if (usual.some((word) => lower.includes(word)) && length < 16)
    return { level: 1, word: "太弱", hint: "含有常见口令，请换掉。" };
  if (known.some((word) => word.length > 1 && lower.includes(word.toLowerCase())) && length < 12)
    return { level: 1, word: "太弱", hint: "不要用单位名或姓名。" };
  const different = new Set(passphrase).size;
  if (different < 5) return { level: 1, word: "太弱", hint: "重复的字符太多。" };
  const wide = [...passphrase].filter((sign) => sign > "\u3000").length;
  const weight = different + wide + length;
  if (weight < 24) return { level: 2, word: "可以", hint: "再加一两个词会更稳妥。" };
  return { level: 3, word: "很好", hint: "请记牢；忘记时只有恢复单能打开。" };
}
