/** Words that two names of offices share without meaning the same office. */
const common = /(中共|中国共产党|人民政府|委员会|办公室|管理|有限|公司|工作|站|局|所|办|处|科|镇|乡|街道|村|县|区|市)/gu;

function plain(name: string): string {
  return name.normalize("NFKC").replace(/[\s·•‧∙・.,，、。;；:：()（）"“”《》]/gu, "");
}

/**
 * Whether this person or unit is, or may be, the one complained of: one name contains the other. `complainedOf` may list
 * several, divided by 、，；or blanks. Two names that share only words such as 镇 or 办公室 are not taken for one. It asks
 * rather once too often: for a petition a person then decides, for an accusation it is refused (《条例》第30条).
 */
export function mayBeComplainedOf(complainedOf: string, name: string): boolean {
  const asked = plain(name);
  if (asked.length < 2) return false;
  return complainedOf.split(/[、，,;；\s]+/u).some((part) => {
    const named = plain(part);
    if (named.length < 2 || named === "无") return false;
    if (named === asked) return true;
    const [short, long] = named.length < asked.length ? [named, asked] : [asked, named];
    return short.replace(common, "").length >= 1 && long.includes(short);
  });
}

/** Whether the person or unit complained of is this very office, or somebody there. */
export function isComplainedOf(complainedOf: string, office: string): boolean {
  const asked = plain(office);
  return asked.length >= 2 && plain(complainedOf).includes(asked);
}
