import type { DeskStatus } from "../../engine/api.ts";

export function LockPage({ desk }: { readonly desk: DeskStatus }) {
  return <p>{JSON.stringify({ desk })}</p>;
}
