/**
 * What a shape stands for; screen and paper each have their own colours for it. Text: text, muted, done-text, late-text,
 * on-bar. Boxes: done, now, ahead, plain. Lines: line, back, grid, today. Bars: law, inner, right, kept, late, pause.
 */
export type ShapeTone =
  | "text"
  | "muted"
  | "done-text"
  | "late-text"
  | "on-bar"
  | "done"
  | "now"
  | "ahead"
  | "plain"
  | "line"
  | "back"
  | "grid"
  | "today"
  | "law"
  | "inner"
  | "right"
  | "kept"
  | "late"
  | "pause"
  | "band";

/** One mark of a drawing, in the drawing's own units (CSS pixels at normal type). */
export type Shape =
  | {
      readonly kind: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: ShapeTone;
      readonly dashed?: true;
    }
  | { readonly kind: "path"; readonly d: string; readonly tone: ShapeTone; readonly dashed?: true; readonly arrow?: true }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly tone: ShapeTone;
      readonly size: number;
      readonly bold?: true;
      readonly end?: true;
    };

/** A chart as marks: drawn on screen by drawing-view.tsx, on paper by drawing-markup.ts. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Width of a text: a Chinese character is as wide as it is high, others about six tenths of that. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) < 0x2e80 ? 0.58 : 1;
  return width * size;
}

/** The text as far as it fits, with … where something is left out. */
export function fitText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = "";
  for (const sign of text) {
    if (textWidth(`${kept}${sign}…`, size) > width) break;
    kept += sign;
  }
  return `${kept}…`;
}

export function label(
  x: number,
  y: number,
  text: string,
  tone: ShapeTone = "text",
  more: { readonly size?: number; readonly bold?: true; readonly end?: true } = {},
): Shape {
  return { kind: "text", x, y, text, tone, size: 12, ...more };
}

export function arrow(x1: number, y1: number, x2: number, y2: number): Shape {
  return { kind: "path", d: `M${x1} ${y1}L${x2} ${y2}`, tone: "line", arrow: true };
}
