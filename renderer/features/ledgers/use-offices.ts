import type { PetitionRow } from "../../../shared/petition/view.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { strings } from "./strings.ts";

interface Offices {
  /** To choose from; own first. */
  readonly offices: readonly { readonly value: string; readonly label: string }[];
  readonly officeName: (organisation: string) => string;
}

/**
 * The offices whose records or petitions are listed: a district has those of the offices beneath it beside its own.
 * `listed`: of each line its office's region code.
 */
export function useOffices({ office }: DeskStatus, listed: readonly string[]): Offices {
  const own = office?.organisation ?? "";
  const others = [...new Set(listed)].filter((one) => one !== own).sort();
  const members = useQuery("members", undefined, ["exchange", "status"], { enabled: others.length > 0 }).data ?? [];
  const officeName = (organisation: string) =>
    organisation === own
      ? (office?.name ?? own)
      : (members.find((one) => one.organisation === organisation)?.name ?? strings.other);
  return { offices: [own, ...others].map((value) => ({ value, label: officeName(value) })), officeName };
}

/** Name of the office that holds a listed petition; empty for this office's own. */
export function useOfficeOf(desk: DeskStatus, rows: readonly PetitionRow[]): (row: PetitionRow) => string {
  const { officeName } = useOffices(
    desk,
    rows.map(({ organisation }) => organisation),
  );
  return ({ organisation }) => (organisation === desk.office?.organisation ? "" : officeName(organisation));
}
