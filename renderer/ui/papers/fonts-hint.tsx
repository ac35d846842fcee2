import { Alert } from "@mantine/core";
import { useMemo } from "react";
import { fontsOf } from "../../../shared/documents/paper/fonts.ts";
import type { Paper } from "../../../shared/documents/paper/model.ts";
import { missingFonts } from "./missing-fonts.ts";
import { strings } from "./strings.ts";

/** Which fonts of the standard others stand in for on this machine; nothing where it has all that the paper asks for. */
export function FontsHint({ paper }: { readonly paper: Paper }) {
  const fonts = useMemo(() => missingFonts(fontsOf(paper)), [paper]);
  if (fonts.length === 0) return null;
  return (
    <Alert color="yellow" mb="sm" py="xs">
      {strings.fonts(fonts.join("、"))}
    </Alert>
  );
}
