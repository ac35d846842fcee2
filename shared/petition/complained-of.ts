/**
 * How near a person, unit or office is to what 反映对象 names. itself: this very name stands there. same-office: it is
 * another name of the office or village, as 青溪镇人民政府 and 青溪镇信访站. near: one name stands within the other, as a
 * bureau and its station: it may be meant.
 */
export type Closeness = "itself" | "same-office" | "near";

const nobody = /^(|无|没有|不详|不明|未知|其他|略)$/;
const officeEnding =
  /(人民政府|政府|党委|党工委|街道办事处|办事处|信访局|信访站|信访办公室|信访办|委员会|村民委员会|村委会|居民委员会|居委会|村两委)$/u;
/** After a township's name: what stands beneath it is another office. A village's own committee is the village. */
const beneath = /^(?!村民委|村委|村两委|居民委|居委)[^，。；、,;\s]{0,10}(村|社区|居委)/u;
/** Words that two names of offices share without meaning the same office. */
const common = /(中共|中国共产党|人民政府|委员会|办公室|管理|有限|公司|工作|站|局|所|办|处|科|镇|乡|街道|村|县|区|市)/gu;
const separators = /[、，,;；\s]+/u;

function plain(name: string): string {
  return name.normalize("NFKC").replace(/[\s·•‧∙・.。:：()（）"“”《》]/gu, "");
}

/** An office's name without the words that every office has: 青溪镇信访站 → 青溪镇. */
function coreOf(name: string): string {
  const core = plain(name).replace(officeEnding, "");
  return core.length < 2 ? plain(name) : core;
}

/** Whether two names mean one township or office: 青溪镇信访站 and 青溪镇人民政府. */
export function sameOffice(one: string, other: string): boolean {
  return coreOf(one) === coreOf(other);
}

/** Whether the name stands in the text, and not only as the township of a village. */
function standsIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!beneath.test(text.slice(at + name.length))) return true;
  }
  return false;
}

/**
 * How near `who` is to the persons and units of 反映对象, which may list several, divided by 、，； or blanks; null where
 * nothing speaks for it. Names are compared as text: an alias is not found. Towards which of them something goes only
 * after a question, or not at all (《条例》第30条), each rule decides for itself.
 */
export function closenessTo(complainedOf: string, who: string): Closeness | null {
  const text = plain(complainedOf);
  const asked = plain(who);
  if (nobody.test(text) || asked.length < 2) return null;
  if (standsIn(text, asked)) return "itself";
  if (standsIn(text, coreOf(who))) return "same-office";
  const parts = complainedOf.split(separators).filter((part) => plain(part).length >= 2 && !nobody.test(plain(part)));
  const shortened = parts.some((part) => coreOf(part) !== plain(part) && asked.includes(coreOf(part)));
  if (shortened) return "same-office";
  return parts.some((part) => nearTo(plain(part), asked)) ? "near" : null;
}

/** Whether one holds the other. Two names that share only words such as 镇 or 办公室 are not taken for one. */
function nearTo(named: string, asked: string): boolean {
  const [short, long] = named.length < asked.length ? [named, asked] : [asked, named];
  return short.replace(common, "").length >= 1 && long.includes(short);
}

/** Whether 反映对象 names this office, unit or person. A village within a township is not the township, nor the other way. */
export function isComplainedOf(complainedOf: string, who: string): boolean {
  const closeness = closenessTo(complainedOf, who);
  return closeness === "itself" || closeness === "same-office";
}
