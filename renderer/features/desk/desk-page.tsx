import type { DeskStatus } from "../../engine/api.ts";

export function DeskPage({ desk }: { readonly desk: DeskStatus }) {
  return <p>{JSON.stringify({ desk })}</p>;
}
