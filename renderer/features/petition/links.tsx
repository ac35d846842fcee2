import { Link as To } from "wouter";
import type { Course } from "../../../shared/petition/course/course.ts";
import { type Link, linksOf, type Named } from "../../../shared/petition/course/links.ts";
import { relationLabels } from "../../../shared/petition/course/value-labels.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

interface Props {
  readonly view: PetitionView;
  readonly course: Course;
  /** Others that name this one; a link is taken back where it was made. */
  readonly namedBy: readonly Named[];
  readonly mayUnlink: boolean;
  readonly onUnlink: (link: string) => void;
}

/** Other petitions that this one is linked to, by relation, number and title only; a link can be taken back. */
export function Links({ view, course, namedBy, mayUnlink, onUnlink }: Props) {
  const links: readonly Link[] = [...linksOf(view, course), ...namedBy.map((one) => ({ ...one, link: null }))];
  if (links.length === 0) return null;
  return (
    <Panel title={strings.links}>
      {links.map(({ link, other, relation }) => (
        <div key={link ?? other} className={classes.part}>
          <div className={classes.partHead}>
            <span>{relationLabels[relation]}</span>
            {mayUnlink && link !== null && (
              <button type="button" className={classes.link} onClick={() => onUnlink(link)}>
                {strings.unlink}
              </button>
            )}
          </div>
          <Other petition={other} />
        </div>
      ))}
    </Panel>
  );
}

function Other({ petition }: { readonly petition: string }) {
  const other = useQuery("petition", { petition }, ["petitions"]).data;
  return (
    <>
      <To href={paths.petition(petition)} className={classes.link}>
        {other?.row.title ?? strings.openPetition}
      </To>
      <div className={classes.small}>{other?.row.number ?? petition.slice(0, 8)}</div>
    </>
  );
}
