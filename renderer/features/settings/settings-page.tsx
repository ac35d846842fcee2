import type { DeskStatus } from "../../engine/api.ts";

export function SettingsPage({ desk, part }: { readonly desk: DeskStatus; readonly part: string }) {
  return <p>{JSON.stringify({ desk, part })}</p>;
}
