import { type Route, routeWords } from "../../../../shared/regulation/routes.ts";
import { FactList } from "../../../ui/fact-list.tsx";
import classes from "./forms.module.css";
import { words } from "./words.ts";

/** What a route means: where it goes, which period governs, which remedy and papers belong to it. */
export function RouteResult({ route }: { readonly route: Route }) {
  const { article, name, goesTo, sixtyDays, period, remedy, documents } = routeWords(route);
  const papers = documents.map((id) => words.documents[id] ?? id);
  return (
    <section className={classes.result} aria-label={words.wizard.result} aria-live="polite">
      <div className={classes.resultName}>
        {article}　{name}
      </div>
      <FactList
        facts={[
          [words.wizard.goesTo, goesTo],
          [words.wizard.period, `${period}${sixtyDays ? "" : words.wizard.noSixty}`],
          [words.wizard.remedy, words.remedies[remedy]],
          [words.wizard.papers, papers.join("、")],
        ]}
      />
    </section>
  );
}
