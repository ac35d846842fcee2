import { Loader } from "@mantine/core";
import { useState } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useDesktop, useEngine, useQuery } from "../../ui/engine.tsx";
import { printAccusationReceipt } from "../../ui/petition-papers.ts";
import { NotHere } from "./not-here.tsx";
import { Sealed } from "./sealed.tsx";
import { strings } from "./strings.ts";
import { TakeForm } from "./take-form.tsx";

/** Taking an accusation down: a form that lives in this page's memory only, then its receipt. */
export function TakeAccusationPage({ desk }: { readonly desk: DeskStatus }) {
  const desktop = useDesktop();
  const engine = useEngine();
  const present = useQuery("accusationDesk", undefined, ["accusations", "status"]).data;
  const [turn, setTurn] = useState(0);
  const [sealed, setSealed] = useState<{ readonly number: string; readonly date: string } | null>(null);
  if (!present) return <Loader m="lg" aria-label={strings.title} />;
  if (present.officers === 0) return <NotHere desk={desk} />;
  if (sealed) {
    return (
      <Sealed
        district={desk.office?.level === "district"}
        receipt={sealed}
        onPrint={() => void printAccusationReceipt({ engine, desktop }, sealed)}
        onNext={() => {
          setSealed(null);
          setTurn(turn + 1);
        }}
      />
    );
  }
  return (
    <TakeForm
      key={turn}
      desk={desk}
      officers={present.officers}
      onSealed={(receipt) => {
        setSealed(receipt);
        void printAccusationReceipt({ engine, desktop }, receipt);
      }}
    />
  );
}
