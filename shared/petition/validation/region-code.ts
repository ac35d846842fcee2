import { compact, type Finding } from "./finding.ts";

/** 统计用区划代码: county (6), township (3), village or community (3). */
export interface RegionCode {
  /** 12 digits; a shorter code is filled up with zeros. */
  readonly code: string;
  readonly level: "province" | "city" | "county" | "township" | "village";
}

function levelOf(code: string): RegionCode["level"] {
  if (!code.endsWith("000")) return "village";
  if (code.slice(6, 9) !== "000") return "township";
  if (code.slice(4, 6) !== "00") return "county";
  return code.slice(2, 4) === "00" ? "province" : "city";
}

/** Checks a region code of 2, 4, 6, 9 or 12 digits. 99… is not allocated and serves for practice data. */
export function checkRegionCode(text: string): Finding<RegionCode> {
  const input = compact(text);
  if (!/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(input))
    return impossible("区划代码应为 12 位数字（县 6 位、乡镇 9 位也可），请核对");
  const code = input.padEnd(12, "0");
  const level = levelOf(code);
  if (code.startsWith("0")) return impossible("区划代码不会以 0 开头，请核对");
  if (level === "village" && code.slice(6, 9) === "000") return impossible("区划代码有村码而没有乡镇码，请核对");
  const derived: RegionCode = { code, level };
  if (!/^([1-6]\d|71|8[12]|99)/.test(code))
    return { kind: "doubtful", message: `区划代码 ${code} 的省级代码未见使用，请核对（可继续）`, derived };
  return { kind: "ok", derived };
}

function impossible(message: string): Finding<RegionCode> {
  return { kind: "impossible", message };
}
