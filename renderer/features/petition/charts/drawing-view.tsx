import { useElementSize } from "@mantine/hooks";
import classes from "./charts.module.css";
import type { Drawing, Shape } from "./shapes.ts";

interface Props {
  readonly label: string;
  /** Draws for a width in units of normal type. */
  readonly draw: (width: number) => Drawing;
}

const narrowest = 640;

/** How much larger than normal the interface is set (large type). */
function typeScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

/** A drawing as wide as its place, its text as large as the interface's. The same facts stand in the table beside it. */
export function DrawingView({ label, draw }: Props) {
  const { ref, width } = useElementSize();
  const scale = typeScale();
  const drawing = width > 0 ? draw(Math.max(narrowest, Math.floor(width / scale))) : null;
  return (
    <div ref={ref} className={classes.drawing}>
      {drawing && (
        <svg
          role="img"
          aria-label={label}
          width={drawing.width * scale}
          height={drawing.height * scale}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        >
          <defs>
            <marker id="chart-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0L8 4L0 8Z" data-tone="arrow" />
            </marker>
            <pattern id="chart-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" data-tone="plain" stroke="none" />
              <path d="M0 0V6" data-tone="hatch" />
            </pattern>
          </defs>
          {drawing.shapes.map((shape, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the marks of a drawing have no other name than their place
            <Mark key={at} shape={shape} />
          ))}
        </svg>
      )}
    </div>
  );
}

function Mark({ shape }: { readonly shape: Shape }) {
  switch (shape.kind) {
    case "rect":
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={4}
          data-tone={shape.tone}
          data-dashed={shape.dashed}
        />
      );
    case "path":
      return (
        <path
          d={shape.d}
          data-tone={shape.tone}
          data-dashed={shape.dashed}
          {...(shape.arrow ? { markerEnd: "url(#chart-arrow)" } : {})}
        />
      );
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          data-tone={shape.tone}
          data-bold={shape.bold}
          textAnchor={shape.end ? "end" : undefined}
        >
          {shape.text}
        </text>
      );
  }
}
