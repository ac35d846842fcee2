/**
 * Whom an office tells at once of a grave and urgent matter (《条例》第25条): its own party committee and government, the
 * departments concerned, its own joint-conference office; a petition office also the one above it and the national one.
 */
export const urgentAddressees = ["government", "department", "joint-office", "superior", "national"] as const;
export type UrgentAddressee = (typeof urgentAddressees)[number];

export const urgentAddresseeLabels: Readonly<Record<UrgentAddressee, string>> = {
  government: "本级党委和政府",
  department: "相关主管部门",
  "joint-office": "本级信访工作联席会议办公室",
  superior: "上一级信访部门",
  national: "国家信访局",
};

const ofEveryOffice: readonly UrgentAddressee[] = ["government", "department", "joint-office"];
const ofPetitionOffice: readonly UrgentAddressee[] = [...ofEveryOffice, "superior", "national"];

/** Whom the article obliges this office to tell. */
export function urgentDuties(petitionOffice: boolean): readonly UrgentAddressee[] {
  return petitionOffice ? ofPetitionOffice : ofEveryOffice;
}

/** Whom the name of an informed office stands for; one line may name several. What is none of the others is a department. */
export function addresseesIn(office: string): readonly UrgentAddressee[] {
  const rest = office.replace(/信访工作联席会议|国家信访局/gu, "");
  const petitionOffice = rest.includes("信访");
  const found: readonly (readonly [UrgentAddressee, boolean])[] = [
    ["government", !petitionOffice && /党委|政府|党工委|办事处/u.test(rest)],
    ["joint-office", /联席/u.test(office)],
    ["superior", petitionOffice],
    ["national", office.includes("国家信访局")],
  ];
  const kinds = found.filter(([, named]) => named).map(([kind]) => kind);
  return kinds.length === 0 ? ["department"] : kinds;
}

/** Whom Art. 25 still wants told, after these. */
export function notYetTold(offices: readonly string[], petitionOffice: boolean): readonly UrgentAddressee[] {
  const told = new Set(offices.flatMap(addresseesIn));
  return urgentDuties(petitionOffice).filter((one) => !told.has(one));
}
