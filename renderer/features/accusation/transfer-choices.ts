import { strings } from "./strings.ts";

/** Which kind of county-level place an office serves: 市辖区, 县 (also 自治县), 旗, 县级市. */
type Place = "区" | "县" | "旗" | "市";

/** What a petition office calls itself behind the name of its place. */
const officeWords = /(信访工作联席会议办公室|信访接待中心|人民来访接待中心|信访服务中心|信访中心|信访办公室|信访办|信访局).*$/u;

/**
 * Offices to which an accusation is transferred as a rule (《条例》第22条第2款、第30条), in the words of the office's own
 * place: 清源县信访局 → 清源县纪委监委, 清源县公安局; 云岭区信访局 → 云岭区公安分局. Where the name tells no place, the region
 * code does (GB/T 2260: fifth and sixth digit 01–20 区, 21–80 县 or 旗, 81–99 县级市). Suggestions only: any name may be typed.
 */
export function transferChoices(office: { readonly name: string; readonly organisation: string } | null): readonly string[] {
  const place = (office?.name ?? "")
    .replace(/^中共/u, "")
    .replace(officeWords, "")
    .replace(/(委|人民政府)+$/u, "")
    .trim();
  const kind = (/[区县旗市]$/u.exec(place)?.[0] as Place | undefined) ?? kindOfCode(office?.organisation ?? "");
  const name = /[区县旗市]$/u.test(place) ? place : kind;
  return strings.file.transfers(name, kind === "区");
}

function kindOfCode(organisation: string): Place {
  const digits = Number(organisation.slice(4, 6));
  if (digits >= 21 && digits <= 80) return "县";
  return digits > 80 ? "市" : "区";
}
