import { notifications } from "@mantine/notifications";
import type { PaperFont } from "../../../shared/documents/paper/fonts.ts";
import { missingFonts } from "./missing-fonts.ts";
import { strings } from "./strings.ts";

const told = new Set<string>();

/**
 * Tells which fonts of the standard others stand in for on a page that is printed without a preview: once while the window
 * is open for the same fonts, since the machine stays the same.
 */
export function tellMissingFonts(fonts: ReadonlySet<PaperFont>): void {
  const names = missingFonts(fonts).join("、");
  if (names === "" || told.has(names)) return;
  told.add(names);
  notifications.show({
    ...{ id: "missing-fonts", color: "yellow", message: strings.fonts(names), autoClose: 10_000 },
    closeButtonProps: { "aria-label": strings.closeFonts },
    // At the right stand the buttons that somebody may be about to press.
  });
}
