import type { Finding } from "./finding.ts";

/** A telephone number as it is dialled: digits, an extension behind a hyphen. */
export interface Phone {
  readonly number: string;
  readonly kind: "mobile" | "fixed" | "service" | "foreign" | "other";
}

/**
 * Checks a telephone number. Impossible: letters, too few or too many digits. Doubtful: digits that no Chinese number
 * begins with, a missing area code; people do give such numbers, so they only warn.
 */
export function checkPhone(text: string): Finding<Phone> {
  const plain = text
    .normalize("NFKC")
    .replace(/[‐-―−]/g, "-")
    .replace(/[\s()]/g, "")
    .replace(/(转|EXT\.?)/i, "-");
  const input = plain.replace(/^(\+86|0086)-?/, "");
  if (/^\+\d{6,15}$/.test(input)) return { kind: "ok", derived: { number: input, kind: "foreign" } };
  if (!/^\d[\d-]*\d$/.test(input) || input.includes("--")) return impossible("电话号码里只能有数字和区号、分机的短横线，请核对");
  const digits = input.replaceAll("-", "");
  if (digits.length < 7 && !/^1\d{2,5}$/.test(digits)) return impossible("电话号码位数太少，请核对");
  if (/^1[3-9]\d{9}$/.test(digits)) return { kind: "ok", derived: { number: digits, kind: "mobile" } };
  const fixed = /^(0(?:10|2\d|[3-9]\d{2}))-?(\d{7,8})(?:-(\d{1,6}))?$/.exec(input);
  if (fixed !== null) {
    const [, area, local, extension] = fixed;
    const number = extension === undefined ? `${area}-${local}` : `${area}-${local}-${extension}`;
    return { kind: "ok", derived: { number, kind: "fixed" } };
  }
  if (/^[48]00\d{7}$/.test(digits)) return { kind: "ok", derived: { number: digits, kind: "service" } };
  if (digits.length > 20) return impossible("电话号码位数太多，请核对");
  const derived: Phone = { number: input, kind: "other" };
  if (/^[2-8]\d{6,7}$/.test(digits)) return { kind: "doubtful", message: "固定电话缺区号，请核对（可继续）", derived };
  if (/^1\d{2,5}$/.test(digits)) return { kind: "doubtful", message: "这是短号码，请核对（可继续）", derived };
  if (digits.length === 11) return { kind: "doubtful", message: "不像国内现用的手机号段，请核对（可继续）", derived };
  if (digits.startsWith("1") && !input.includes("-")) return impossible(`手机号应为 11 位，现在是 ${digits.length} 位，请核对`);
  return { kind: "doubtful", message: "不像国内电话号码，请核对（可继续）", derived };
}

function impossible(message: string): Finding<Phone> {
  return { kind: "impossible", message };
}
