import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { strings } from "./strings.ts";

/** What a typed region code means: a sentence to show, and whether it may be taken. */
export interface RegionCodeReading {
  readonly ok: boolean;
  readonly sentence: string;
}

/**
 * Reads a code of 统计用区划代码: 6 digits of GB/T 2260, then three of the township (001–099 street, 100–199 town,
 * 200–399 township, 400–599 other). 99… is the demonstration region.
 */
export function readRegionCode(code: string, level: OrganisationLevel): RegionCodeReading {
  const words = strings.code;
  if (code === "") return { ok: false, sentence: words.empty };
  if (!/^\d+$/.test(code)) return { ok: false, sentence: words.digits };
  const wanted = level === "district" ? 6 : 9;
  if (code.length !== wanted)
    return { ok: false, sentence: level === "district" ? words.lengthDistrict(code.length) : words.lengthTownship(code.length) };
  const district = code.slice(0, 6);
  if (/^0+$/.test(district)) return { ok: false, sentence: words.noDistrict };
  const demo = code.startsWith("99") ? ` ${words.demo}` : "";
  if (level === "district") return { ok: true, sentence: words.isDistrict(district) + demo };
  const last = Number(code.slice(6));
  if (last === 0) return { ok: false, sentence: words.noTownship };
  const kind =
    last < 100 ? words.kinds.street : last < 200 ? words.kinds.town : last < 400 ? words.kinds.rural : words.kinds.other;
  return { ok: true, sentence: words.parts(district, kind) + demo };
}
