import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";

/** What an office is called, by its region code; the code itself where nobody knows it. */
export function useOfficeName(desk: DeskStatus): (organisation: string) => string {
  const district = desk.office?.level === "district";
  const members = useQuery("members", undefined, ["exchange", "status"], { enabled: district }).data ?? [];
  return (organisation) =>
    [...members, desk.superior].find((office) => office?.organisation === organisation)?.name ?? organisation;
}
