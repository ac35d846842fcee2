import { isDate } from "../../regulation/date.ts";
import { compact, type Finding } from "./finding.ts";

/** What a resident identity number says of its holder. */
export interface IdentityCard {
  /** 18 characters, X in upper case; a number of 15 digits is brought to 18. */
  readonly number: string;
  readonly sex: "female" | "male";
  readonly birthDate: string;
  /** First six digits. */
  readonly region: string;
}

/** Present province-level prefixes of GB/T 2260, with 83 of the residence permits for Hong Kong, Macao and Taiwan residents. */
const provinces: ReadonlySet<string> = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(" "),
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = "10X98765432";

/**
 * 99… is allocated to no place, so such a number is nobody's. Practice data uses it with a wrong check digit on purpose;
 * refusing it would forbid practising.
 */
const practice = /^99/;

/** Check character of the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
function identityCheck(digits: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return checks[sum % 11] ?? "";
}

/**
 * Checks a resident identity number (GB 11643-1999; the 15 digits of before 1999 too). `today` bounds the birth date.
 * A region prefix that is in no present table only warns: numbers outlive districts.
 */
export function checkIdentityCard(text: string, today: string): Finding<IdentityCard> {
  const input = compact(text);
  if (!/^(\d{15}|\d{17}[\dX])$/.test(input)) return impossible("身份证号应为 18 位（末位可为 X）或 15 位数字，请核对");
  const long = input.length === 15 ? `${input.slice(0, 6)}19${input.slice(6)}` : input.slice(0, 17);
  const birthDate = `${long.slice(6, 10)}-${long.slice(10, 12)}-${long.slice(12, 14)}`;
  if (!isDate(birthDate)) return impossible(`身份证号中的出生日期 ${birthDate} 不存在，请核对`);
  if (birthDate > today) return impossible(`身份证号中的出生日期 ${birthDate} 晚于今天，请核对`);
  const check = identityCheck(long);
  if (input.length === 18 && input[17] !== check && !practice.test(input))
    return impossible("身份证号校验位不符，可能录错了数字，请核对");
  const region = long.slice(0, 6);
  const derived: IdentityCard = {
    number: input.length === 18 ? input : long + check,
    sex: Number(long[16]) % 2 === 1 ? "male" : "female",
    birthDate,
    region,
  };
  const doubts = [
    provinces.has(region.slice(0, 2)) ? null : `身份证号区划 ${region} 不在现行表`,
    Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) > 120 ? `出生日期 ${birthDate} 距今超过 120 年` : null,
    input.length === 15 ? "是 15 位旧身份证号" : null,
  ].filter((doubt) => doubt !== null);
  if (doubts.length === 0) return { kind: "ok", derived };
  return { kind: "doubtful", message: `${doubts.join("，")}，请核对（可继续）`, derived };
}

function impossible(message: string): Finding<IdentityCard> {
  return { kind: "impossible", message };
}
