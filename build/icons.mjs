// `node build/icons.mjs`: draws the program's icon, 访 in white on ink blue, and renders it in every size that the
// packages want, with the Chromium that the tests use. The character is drawn here, stroke by stroke: no font needed.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium, root } from "./prepare.mjs";

const strokes = [
  // 讠: dot, then across, down and up.
  "M22 21 L32 31",
  "M14 45 H29 V76 L41 66",
  // 方: dot, across, hook, slant.
  "M62 15 L67 25",
  "M43 34 H89",
  "M59 52 H83 C82 68 80 77 77 82 C75 85 71 85 64 81",
  "M61 34 C61 58 55 74 40 87",
];
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" role="img" aria-label="访">
  <rect width="100" height="100" rx="18" fill="#1c4e80"/>
  <g fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round" stroke-linejoin="round" transform="translate(50 50) scale(.8) translate(-51 -50)">
${strokes.map((path) => `    <path d="${path}"/>`).join("\n")}
  </g>
</svg>
`;

const folder = join(root, "build", "icons");
mkdirSync(folder, { recursive: true });
writeFileSync(join(root, "build", "icon.svg"), icon);
const executablePath = findChromium() ?? undefined;
const args = process.getuid?.() === 0 ? ["--no-sandbox", "--disable-gpu"] : ["--disable-gpu"];
const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage();
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${icon}`);
  const png = await page.screenshot({ omitBackground: true });
  writeFileSync(size === 1024 ? join(root, "build", "icon.png") : join(folder, `${size}x${size}.png`), png);
}
await browser.close();
