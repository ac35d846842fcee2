import { type Html, html } from "../../../../shared/documents/html.ts";
import { fontFamily } from "../../../../shared/documents/paper/fonts.ts";
import type { Drawing, Shape, ShapeTone } from "./shapes.ts";

interface Ink {
  readonly fill: string;
  readonly stroke: string;
  readonly weight?: number;
}

/** Colours on paper: they read as greys on a black printer too, because every meaning also stands in words. */
const inks: Readonly<Record<ShapeTone, Ink>> = {
  text: { fill: "#000", stroke: "none" },
  muted: { fill: "#444", stroke: "none" },
  "done-text": { fill: "#0a6a4c", stroke: "none" },
  "late-text": { fill: "#b42323", stroke: "none" },
  "on-bar": { fill: "#fff", stroke: "none" },
  done: { fill: "#e0f4ec", stroke: "#0a6a4c" },
  now: { fill: "#fff", stroke: "#1c4e80", weight: 2.5 },
  ahead: { fill: "#fff", stroke: "#666" },
  plain: { fill: "#fff", stroke: "#888" },
  line: { fill: "none", stroke: "#555" },
  back: { fill: "none", stroke: "#b42323" },
  grid: { fill: "none", stroke: "#ddd" },
  today: { fill: "none", stroke: "#c22a2a", weight: 2 },
  law: { fill: "#1c4e80", stroke: "#1c4e80" },
  inner: { fill: "#fff", stroke: "#1c4e80" },
  right: { fill: "#eceff2", stroke: "#434d57" },
  kept: { fill: "#0b7554", stroke: "#0a6a4c" },
  late: { fill: "#fdecec", stroke: "#b42323", weight: 1.5 },
  pause: { fill: "#ccc", stroke: "#555" },
  band: { fill: "#f3f5f7", stroke: "none" },
};

function mark(shape: Shape): Html {
  const ink = inks[shape.tone];
  const weight = ink.weight ?? 1;
  switch (shape.kind) {
    case "rect": {
      const { x, y, width, height, dashed } = shape;
      const fill = dashed && shape.tone !== "ahead" ? "#fff" : ink.fill;
      return html`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${fill}" stroke="${ink.stroke}" stroke-width="${weight}" stroke-dasharray="${dashed ? "4 3" : "none"}"/>`;
    }
    case "path": {
      const fill = shape.d.endsWith("Z") ? "#a83a00" : "none";
      return html`<path d="${shape.d}" fill="${fill}" stroke="${shape.d.endsWith("Z") ? "none" : ink.stroke}" stroke-width="${weight}" stroke-dasharray="${shape.dashed ? "4 3" : "none"}" marker-end="${shape.arrow ? "url(#arrow)" : "none"}"/>`;
    }
    case "text":
      return html`<text x="${shape.x}" y="${shape.y}" font-size="${shape.size}" fill="${ink.fill}" font-weight="${shape.bold ? "600" : "400"}" text-anchor="${shape.end ? "end" : "start"}">${shape.text}</text>`;
  }
}

/** A drawing as SVG for paper. `width`: its width there, in millimetres. */
export function drawingMarkup(drawing: Drawing, width: number, label: string): Html {
  const height = (width / drawing.width) * drawing.height;
  return html`<svg role="img" aria-label="${label}" width="${width}mm" height="${height}mm" viewBox="0 0 ${drawing.width} ${drawing.height}" font-family="${fontFamily("hei")}"><defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8Z" fill="#555"/></marker></defs>${drawing.shapes.map(mark)}</svg>`;
}
