import { expect, type Page } from "@playwright/test";
import { openExchange, readWords, takeFiles, typeFolder, writtenName } from "./exchange.ts";
import { writtenWords } from "./places.ts";
import { textOf } from "./text.ts";

/** What was seen on both screens while a township was enrolled. */
export interface Enrolled {
  readonly atTownship: readonly string[];
  readonly atDistrict: readonly string[];
  readonly root: readonly string[];
}

interface Looks {
  /** Called when the district shows the words to compare. */
  readonly reviewing?: () => Promise<void>;
}

/** Request file → words compared → enrolment bundle → the root's words typed. Files cross only through `stick`. */
export async function enrol(township: Page, district: Page, stick: string, looks: Looks = {}): Promise<Enrolled> {
  await openExchange(township, "接入上级");
  await typeFolder(township, "写入的文件夹", stick);
  await township.getByRole("button", { name: "写入请求文件" }).click();
  const atTownship = await readWords(township, "本机指纹（八个词）");
  const request = (await textOf(township.getByText(/\.xfreq$/))).split("/").at(-1) ?? "";
  await township.getByRole("button", { name: "下一步" }).click();

  await openExchange(district, "成员单位");
  await district.getByRole("button", { name: "审核接入请求" }).click();
  await takeFiles(district, stick, [request]);
  const atDistrict = await readWords(district, "核对八个词");
  await looks.reviewing?.();
  const next = district.getByRole("button", { name: "下一步" });
  await expect(next).toBeDisabled();
  await district.getByRole("checkbox", { name: /已逐词核对/ }).check();
  await next.click();
  await typeFolder(district, "写入的文件夹", stick);
  await district.getByRole("button", { name: "签发并写入" }).click();
  await expect(district.getByText(writtenWords)).toBeVisible();
  const answer = await writtenName(district);
  const root = await readWords(district, "根密钥指纹");
  await district.getByRole("button", { name: "关闭" }).click();

  await township.getByRole("button", { name: "已拿到接入包" }).click();
  await takeFiles(township, stick, [answer]);
  for (const [place, word] of root.entries()) await township.getByLabel(`第 ${place + 1} 个词`, { exact: true }).fill(word);
  await township.getByRole("button", { name: "接入", exact: true }).click();
  await expect(township.getByText(/^已接入 /)).toBeVisible();
  return { atTownship, atDistrict, root };
}
