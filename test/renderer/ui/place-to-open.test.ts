import { describe, expect, it } from "vitest";
import { placeToOpen } from "../../../renderer/ui/place-to-open.ts";

const home = { path: "/home/desk", removable: false };
const stick = { path: "/media/desk/stick", removable: true };

describe("the folder that is opened by itself", () => {
  it.each([
    ["the first place, where nothing was opened yet", [home], null, "/home/desk"],
    ["the folder of the last time, where no stick is in", [home], "/srv/exchange", "/srv/exchange"],
    ["the stick, though a folder of this computer was open before", [stick, home], "/home/desk/文档", "/media/desk/stick"],
    ["the same folder of the stick again", [stick, home], "/media/desk/stick/上报", "/media/desk/stick/上报"],
    [
      "the new stick, though one whose name begins with its name was open before",
      [stick, home],
      "/media/desk/stick2",
      "/media/desk/stick",
    ],
    ["nothing, where there is no place", [], null, null],
  ])("is %s", (_, places, last, path) => {
    expect(placeToOpen(places, last).likeliest).toBe(path);
  });
  it("is the first place once the folder of the last time is gone", () => {
    expect(placeToOpen([home], "/media/desk/stick")).toEqual({ likeliest: "/media/desk/stick", otherwise: "/home/desk" });
  });
});
