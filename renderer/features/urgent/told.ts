import { addresseesIn, type UrgentAddressee, urgentAddressees } from "../../../shared/petition/course/urgent.ts";
import type { UrgentMatter, UrgentReport } from "../../engine/api/matters-api.ts";

type Informed = UrgentReport["informed"][number];

/** One line of the table of who was told: an addressee of Art. 25 and who was told on its behalf, or nobody. */
export interface ToldLine {
  readonly addressee: UrgentAddressee;
  readonly told: (Informed & { readonly followUp: number }) | null;
}

/** Whom Art. 25 wants told, in its order, each with everyone who was told on its behalf, the first report first. */
export function toldLines({ reports, notTold }: Pick<UrgentMatter, "reports" | "notTold">): readonly ToldLine[] {
  const told = reports.flatMap(({ followUp, informed }) => informed.map((one) => ({ ...one, followUp })));
  return urgentAddressees.flatMap((addressee): readonly ToldLine[] => {
    const lines = told.filter(({ office }) => addresseesIn(office).includes(addressee)).map((one) => ({ addressee, told: one }));
    return notTold.includes(addressee) ? [...lines, { addressee, told: null }] : lines;
  });
}
