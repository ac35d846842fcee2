import { useState } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { DestructionLists } from "./destruction-lists.tsx";
import { ExpiredFiles } from "./expired-files.tsx";
import { NewDestructionList } from "./new-destruction-list.tsx";

/** 归档销毁: files whose retention ran out, and the lists on which they are to be destroyed or were. */
export function RetentionLedger({ desk }: { readonly desk: DeskStatus }) {
  const expired = useQuery("expiredFiles", undefined, ["petitions", "records"]).data;
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  return (
    <>
      <ExpiredFiles desk={desk} expired={expired ?? null} onList={setPicked} />
      <DestructionLists desk={desk} />
      {picked !== null && <NewDestructionList desk={desk} petitions={picked} onClose={() => setPicked(null)} />}
    </>
  );
}
