import type { ImportPlan } from "../../engine/api/exchange-api.ts";
import { strings } from "./strings.ts";

/** What a file brings: one line of counts, and one sentence for each thing that a person should know. Zeros are silent. */
export function planWords(plan: ImportPlan): { readonly main: string; readonly attention: readonly string[] } {
  const words = strings.receive;
  const { counts } = plan;
  const said = (pairs: readonly (readonly [number, (count: number) => string])[]) =>
    pairs.filter(([count]) => count > 0).map(([count, sentence]) => sentence(count));
  const main = said([
    [counts.newPetitions, words.newPetitions],
    [counts.updated, words.updated],
    [counts.events, words.events],
    [counts.attachments, words.attachments],
    [plan.acknowledges, words.acknowledges],
  ]);
  return {
    main: main.length > 0 ? main.join(" · ") : words.nothing,
    attention: said([
      [counts.conflicts, words.conflicts],
      [counts.parallel, words.parallel],
      [counts.likelyDuplicates, words.likelyDuplicates],
      [counts.parked, words.parked],
      [counts.quarantined, words.quarantined],
      [counts.expired, words.expired],
    ]),
  };
}
