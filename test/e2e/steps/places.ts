import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { demoPlaces } from "../../../shared/petition/demo-county.ts";
import { freshFolder } from "../desk-window.ts";
import { chooseFile } from "./choose-file.ts";
import { openSettings } from "./rooms.ts";

const shownStick = "/media/登记/信访U盘";

/**
 * What the window says of a file that is written here: the stick is a folder on the computer's own disk, and nothing of it
 * can be pulled out. Which of the two hangs on the file system beneath.
 */
export const writtenWords = /^(已写入，核对一致|已写入并落盘)$/;

/** An empty folder that stands for the stick; for pictures it also has a stick's path where the system lets us make it. */
export function freshStick(): string {
  if (process.env["UPDATE_SCREENSHOTS"] !== "1") return freshFolder("stick");
  try {
    rmSync(shownStick, { recursive: true, force: true });
    mkdirSync(shownStick, { recursive: true });
    return shownStick;
  } catch {
    return freshFolder("stick");
  }
}

export function removeStick(stick: string): void {
  if (stick === shownStick && existsSync(stick)) rmSync(dirname(stick), { recursive: true });
}

/** 设置 → 字典: imports the made-up county's list of places from a file, as an administrator does once. */
export async function importPlaces(page: Page, folder: string): Promise<void> {
  const file = join(folder, "清源县区划.csv");
  const lines = demoPlaces.map((place) => [place.code, place.name, place.parent ?? ""].join(","));
  writeFileSync(file, `代码,名称,上级代码\n${lines.join("\n")}\n`);
  await openSettings(page, "字典");
  const places = page.getByRole("region", { name: "问题属地（村、社区）" });
  await chooseFile(page, () => places.getByRole("button", { name: "导入文件…" }).click(), file);
  await expect(places.getByText(`已导入 ${demoPlaces.length} 条`)).toBeVisible();
}
