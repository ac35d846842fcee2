import type { DeskStatus } from "../../engine/api.ts";

export function ExchangePage({ desk, part }: { readonly desk: DeskStatus; readonly part: string }) {
  return <p>{JSON.stringify({ desk, part })}</p>;
}
