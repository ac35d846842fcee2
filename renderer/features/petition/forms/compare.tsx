import { courseOf } from "../../../../shared/petition/course/course.ts";
import { categoryLabels, channelLabels, fieldLabels, stageLabels } from "../../../../shared/petition/labels.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import { contentClassNames, placeNames } from "../../../ui/choices.ts";
import { useQuery } from "../../../ui/engine.tsx";
import type { DictionaryNames } from "../field-words.ts";
import { strings } from "../strings.ts";
import classes from "./forms.module.css";
import { words } from "./words.ts";

/** Facts of a matter, by name. Of the petitioners nothing: a comparison is of matters, never of persons. */
function matterOf(view: PetitionView, names: DictionaryNames): readonly (readonly [string, string])[] {
  const { fields } = view;
  const place = fields.place?.value ?? "";
  const contentClass = fields.contentClass?.value ?? "";
  return [
    [strings.number, view.number ?? strings.noNumber],
    [fieldLabels.title, fields.title?.value ?? ""],
    [fieldLabels.category, fields.category ? categoryLabels[fields.category.value] : ""],
    [fieldLabels.contentClass, names.contentClass.get(contentClass) ?? contentClass],
    [fieldLabels.place, names.place.get(place) ?? place],
    [fieldLabels.complainedOf, fields.complainedOf?.value ?? ""],
    [fieldLabels.channel, fields.channel ? channelLabels[fields.channel.value] : ""],
    [fieldLabels.receiptDate, fields.receiptDate?.value ?? ""],
    [strings.stage, stageLabels[courseOf(view).stage]],
    [strings.statement, view.statement?.text ?? ""],
    [fieldLabels.summary, fields.summary?.value ?? ""],
  ];
}

/** Two petitions side by side, row by row; equal rows say so in a word. */
export function Compare({ view, other }: { readonly view: PetitionView; readonly other: string }) {
  const detail = useQuery("petition", { petition: other }, ["petitions"]).data;
  const contentClasses = useQuery("dictionary", { name: "content-class" }, ["dictionary"]).data;
  const places = useQuery("dictionary", { name: "place" }, ["dictionary"]).data;
  if (!detail) return null;
  const names = { contentClass: contentClassNames(contentClasses ?? []), place: placeNames(places ?? []) };
  const theirs = new Map(matterOf(detail.view, names));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long comparison is scrolled by keyboard
    <section className={classes.compare} tabIndex={0} aria-label={words.compareLabel}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.compare.this}</th>
            <th scope="col">{words.compare.other}</th>
          </tr>
        </thead>
        <tbody>
          {matterOf(view, names).map(([name, own]) => {
            const their = theirs.get(name) ?? "";
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{own}</td>
                <td>
                  {their}
                  {own !== "" && own === their && <span className={classes.same}>{words.compare.same}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
