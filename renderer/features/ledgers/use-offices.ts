import type { DeskStatus } from "../../engine/api.ts";
import type { OfficeRecordRow } from "../../engine/record-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { strings } from "./strings.ts";

interface Offices {
  /** Those that kept something, to choose from; own first. */
  readonly offices: readonly { readonly value: string; readonly label: string }[];
  readonly officeName: (organisation: string) => string;
}

/** The offices whose records these are: a district has those of the offices beneath it beside its own. */
export function useOffices({ office }: DeskStatus, rows: readonly OfficeRecordRow[]): Offices {
  const own = office?.organisation ?? "";
  const others = [...new Set(rows.map(({ organisation }) => organisation))].filter((one) => one !== own).sort();
  const members = useQuery("members", undefined, ["exchange", "status"], { enabled: others.length > 0 }).data ?? [];
  const officeName = (organisation: string) =>
    organisation === own
      ? (office?.name ?? own)
      : (members.find((one) => one.organisation === organisation)?.name ?? strings.other);
  return { offices: [own, ...others].map((value) => ({ value, label: officeName(value) })), officeName };
}
