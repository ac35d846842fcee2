import type { Paper } from "../../../shared/documents/paper/model.ts";
import { printPaper } from "../../../shared/documents/paper/print.ts";
import classes from "./papers.module.css";
import { strings } from "./strings.ts";

/** The page as it prints, in a frame where nothing can run. */
export function PaperPreview({ paper }: { readonly paper: Paper }) {
  return <iframe className={classes.preview} sandbox="" srcDoc={printPaper(paper)} title={strings.preview} />;
}
