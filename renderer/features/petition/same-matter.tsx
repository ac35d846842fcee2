import { Link } from "wouter";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

/** Other registrations of the same matter, by number and title only. */
export function SameMatter({ view }: { readonly view: PetitionView }) {
  if (view.sameMatter.length === 0) return null;
  return (
    <Panel title={strings.sameMatter}>
      {view.sameMatter.map((link) => (
        <Other key={link.stamp.event} petition={link.petition} />
      ))}
    </Panel>
  );
}

function Other({ petition }: { readonly petition: string }) {
  const other = useQuery("petition", { petition }, ["petitions"]).data;
  return (
    <div className={classes.part}>
      <Link href={paths.petition(petition)} className={classes.link}>
        {other?.row.title ?? strings.openPetition}
      </Link>
      <div className={classes.small}>{other?.row.number ?? petition.slice(0, 8)}</div>
    </div>
  );
}
