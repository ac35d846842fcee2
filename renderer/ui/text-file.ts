import type { Refused } from "../engine/api/answer.ts";

/**
 * Text of a file that is UTF-8 (with or without mark) or, as Excel in Chinese Windows saves it, GB 18030.
 * Refused where it cannot be read to its end: the medium may be gone.
 */
export async function readText(file: Blob): Promise<string | Refused> {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return { refused: "file-unreadable", message: "所选文件读不完，可能存储介质已拔出，请重新选择" };
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
