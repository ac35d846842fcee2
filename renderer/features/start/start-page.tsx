import type { DeskStatus } from "../../engine/api.ts";

export function StartPage({ desk, onDone }: { readonly desk: DeskStatus; readonly onDone: () => void }) {
  return <p>{JSON.stringify({ desk, onDone })}</p>;
}
