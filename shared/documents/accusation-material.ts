import { html } from "./html.ts";
import { printPage } from "./page.ts";

/** A file of an accusation as it can be printed: plain text, or a raster picture as a `data:` address. */
export type PrintedMaterial = { readonly text: string } | { readonly picture: string };

/**
 * One file of an accusation for the officer who hands it on (Art. 30). The job's title says nothing of it; the page bears
 * the accusation's number and what the file is called, and that it goes to nobody whom it concerns.
 */
export function accusationMaterial(of: {
  readonly number: string;
  readonly name: string;
  readonly content: PrintedMaterial;
}): string {
  const { number, name, content } = of;
  const body =
    "text" in content
      ? html`<div class="said">${content.text}</div>`
      : html`<img class="picture" alt="" src="${content.picture}">`;
  return printPage(
    "检举控告材料",
    html`<div class="top"><span class="number">${number}</span><span>检举控告材料 · 不得转给被检举控告的人员或者单位</span></div>
<h2>${name}</h2>
${body}`,
    { pictures: true },
  );
}
