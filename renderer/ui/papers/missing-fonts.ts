import { type PaperFont, standardFonts } from "../../../shared/documents/paper/fonts.ts";

const probe = "mmmmmmmmlliWW0123";

/** Latin letters tell fonts apart; Chinese characters are all as wide as they are high. */
function isInstalled(context: CanvasRenderingContext2D, name: string): boolean {
  return ["monospace", "sans-serif", "serif"].some((base) => {
    context.font = `72px ${base}`;
    const without = context.measureText(probe).width;
    context.font = `72px "${name}", ${base}`;
    return context.measureText(probe).width !== without;
  });
}

/** Names of the standard's fonts that this machine lacks of those that a page is set in: others stand in for them. */
export function missingFonts(used: ReadonlySet<PaperFont>): readonly string[] {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return [];
  return standardFonts
    .filter(({ font, any }) => used.has(font) && !any.some((name) => isInstalled(context, name)))
    .map(({ name }) => name);
}
