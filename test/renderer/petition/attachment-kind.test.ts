import { describe, expect, it } from "vitest";
import { mediaTypeOf, previewKind } from "../../../renderer/ui/attachment-kind.ts";

describe("attachments on screen", () => {
  it.each(["text/html", "image/svg+xml", "application/xhtml+xml", "application/pdf", "text/javascript", "text/xml", ""])(
    "what could run is only named, never shown: %s",
    (mediaType) => {
      expect(previewKind(mediaType)).toBe("none");
    },
  );

  it("photographs and plain text are shown", () => {
    expect(previewKind("image/jpeg")).toBe("image");
    expect(previewKind("text/plain")).toBe("text");
  });

  it("a file without a type is known by its name", () => {
    expect(mediaTypeOf({ name: "现场.JPG", type: "" })).toBe("image/jpeg");
    expect(mediaTypeOf({ name: "回执", type: "" })).toBe("application/octet-stream");
  });
});
