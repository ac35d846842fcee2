import { expect, it } from "vitest";
import { recoverySheetHtml } from "../../../renderer/features/start/sheet-html.ts";
import { html } from "../../../shared/documents/html.ts";
import { pageFonts, printPage } from "../../../shared/documents/page.ts";
import { fontFamily, paperFonts } from "../../../shared/documents/paper/fonts.ts";

const families = [...Object.values(paperFonts).flat()];
const chains = (Object.keys(paperFonts) as (keyof typeof paperFonts)[]).map(fontFamily);
/** A page without the chains of the papers: what still names one of their fonts keeps a chain of its own. */
const rest = (page: string) => chains.reduce((text, chain) => text.replaceAll(chain, ""), page);

const recovery = {
  office: { organisation: "990127101", name: "青溪镇信访站", level: "township", deviceCode: "A", device: "a".repeat(32) },
  ...{ identity: "AGE-SECRET-KEY-1QQ", madeAt: "2026-11-20T09:00:00+08:00" },
} as const;

it.each([
  ["a page of the program", printPage("试印", html`<p>试印</p>`), [...pageFonts]],
  ["the recovery sheet", recoverySheetHtml(recovery), ["hei" as const]],
])("%s is set in the same chains of fonts as the papers, and in no chain of its own", (_, page, fonts) => {
  for (const font of fonts) expect(page).toContain(fontFamily(font));
  const own = families.filter((name) => rest(page).includes(`"${name}"`));
  expect(own).toEqual([]);
});
