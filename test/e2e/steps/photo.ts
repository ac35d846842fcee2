import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";
import { madeUpPicture } from "../../../cli/simulate/picture.ts";
import { createRandom } from "../../../cli/simulate/random.ts";

const width = 640;
const height = 480;

export interface Photo {
  readonly name: string;
  readonly path: string;
  /** SHA-256 of the picture's pixels, three bytes each, row by row. */
  readonly pixels: string;
}

/** Writes a real PNG, as a camera's card would hold it. */
export function takePhoto(folder: string, name: string): Photo {
  const path = join(folder, name);
  const bytes = Buffer.from(madeUpPicture(createRandom(5), width, height));
  writeFileSync(path, bytes);
  // One IDAT chunk; every row begins with its filter byte, which is 0 (none).
  const start = bytes.indexOf("IDAT") + 4;
  const rows = inflateSync(bytes.subarray(start, start + bytes.readUInt32BE(start - 8)));
  const hash = createHash("sha256");
  for (let y = 0; y < height; y += 1) hash.update(rows.subarray(y * (1 + width * 3) + 1, (y + 1) * (1 + width * 3)));
  return { name, path, pixels: hash.digest("hex") };
}

/** The part 材料 of the petition on screen. */
export async function openMaterials(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "材料" }).click();
}

/** Opens an attachment of the petition on screen: what is shown has the very pixels that were photographed. */
export async function seesPhoto(page: Page, photo: Photo): Promise<void> {
  await openMaterials(page);
  await page.getByRole("button", { name: photo.name }).click();
  const picture = page.getByRole("dialog").getByRole("img", { name: photo.name });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(width);
  const shown = await picture.evaluate(async (image: HTMLImageElement) => {
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    const colours = new Uint8Array(pixels.filter((_, at) => at % 4 !== 3));
    const hash = await crypto.subtle.digest("SHA-256", colours);
    return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  });
  expect(shown).toBe(photo.pixels);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}
