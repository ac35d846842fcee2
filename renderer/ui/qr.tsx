import { encode } from "uqr";
import classes from "./qr.module.css";

/** A QR code as one path: dark on white in both colour schemes, so that every camera reads it. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#ffffff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000000" d={qrPath(data)} />
    </svg>
  );
}

/** The dark modules of a QR code as an SVG path in units of one module. */
export function qrPath(data: readonly (readonly boolean[])[]): string {
  return data.map((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join("");
}
