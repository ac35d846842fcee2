import type { Finding } from "./finding.ts";

/**
 * Checks a person's name. Han names of every length, names of national minorities with `·`, and foreign names pass;
 * digits and symbols are impossible, one single character or a mixture of scripts only warns.
 */
export function checkPersonName(text: string): Finding<string> {
  const name = text
    .normalize("NFC")
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[•‧∙・.]/g, "·");
  if (name === "") return { kind: "impossible", message: "请填写姓名" };
  if (!/^[\p{L}\p{M}·〇○()（）' -]+$/u.test(name)) return { kind: "impossible", message: "姓名中有数字或符号，请核对" };
  if ([...name].length === 1) return { kind: "doubtful", message: "姓名只有一个字，请核对（可继续）", derived: name };
  if (/\p{sc=Han}/u.test(name) && /\p{sc=Latin}/u.test(name)) {
    return { kind: "doubtful", message: "姓名中既有汉字又有字母，请核对（可继续）", derived: name };
  }
  return { kind: "ok", derived: name };
}
