import { compact, type Finding } from "./finding.ts";

/** GB 32100-2015: digits and capitals without I, O, S, V, Z. */
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Registering departments in use (first character). */
const departments = "123456789ANY";
/** GB 11714: the organisation code within, positions 9–17, has its own check character. */
const innerAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of the first 17 characters. */
function creditCodeCheck(code: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(code[i] ?? ""), 0);
  return alphabet[(31 - (sum % 31)) % 31] ?? "";
}

function innerCheck(code: string): string {
  const sum = innerWeights.reduce((total, weight, i) => total + weight * innerAlphabet.indexOf(code[i] ?? ""), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}

/** Checks a unified social credit code (GB 32100-2015). `derived` is the code as it is written officially. */
export function checkCreditCode(text: string): Finding<string> {
  const code = compact(text);
  if (code.length !== 18) return impossible("统一社会信用代码应为 18 位，请核对");
  const strange = [...code].find((character) => !alphabet.includes(character));
  if (strange !== undefined) return impossible(`统一社会信用代码中不会出现“${strange}”，请核对（不用 I、O、S、V、Z）`);
  if (!/^\d{6}$/.test(code.slice(2, 8))) return impossible("统一社会信用代码第 3 至 8 位应为数字，请核对");
  if (creditCodeCheck(code) !== code[17]) return impossible("统一社会信用代码校验位不符，可能录错了字符，请核对");
  if (!departments.includes(code[0] ?? "")) return doubtful(`统一社会信用代码的登记管理部门“${code[0]}”少见`, code);
  if (innerCheck(code.slice(8, 16)) !== code[16]) return doubtful("其中的组织机构代码校验位不符", code);
  return { kind: "ok", derived: code };
}

function impossible(message: string): Finding<string> {
  return { kind: "impossible", message };
}
function doubtful(reason: string, derived: string): Finding<string> {
  return { kind: "doubtful", message: `${reason}，请核对（可继续）`, derived };
}
