/** What may be done with an attachment on screen. Nothing that could run is ever shown: not HTML, SVG or PDF. */
export type PreviewKind = "image" | "text" | "none";

const images = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"]);
const extensions: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  bmp: "image/bmp",
  txt: "text/plain",
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ofd: "application/ofd",
  mp3: "audio/mpeg",
  wav: "audio/wav",
  m4a: "audio/mp4",
  mp4: "video/mp4",
};

/** Raster images are decoded from a blob address, plain text is shown as text, everything else only as its name. */
export function previewKind(mediaType: string): PreviewKind {
  if (images.has(mediaType)) return "image";
  return mediaType === "text/plain" ? "text" : "none";
}

/** The media type of a file from what the browser says, else from its name. */
export function mediaTypeOf(file: { readonly name: string; readonly type: string }): string {
  if (file.type !== "") return file.type.toLowerCase().slice(0, 100);
  const extension = file.name.toLowerCase().split(".").at(-1) ?? "";
  return extensions[extension] ?? "application/octet-stream";
}

/** 照片, PDF, 文字 …: a word for a media type, so that an icon never stands alone. */
export function kindWord(mediaType: string): string {
  if (mediaType.startsWith("image/")) return "图片";
  if (mediaType.startsWith("audio/")) return "录音";
  if (mediaType.startsWith("video/")) return "录像";
  if (mediaType === "application/pdf") return "PDF";
  if (mediaType === "application/ofd") return "OFD";
  if (mediaType === "text/plain") return "文字";
  if (/word/.test(mediaType)) return "Word";
  if (/excel|spreadsheet/.test(mediaType)) return "Excel";
  return "文件";
}
