import { realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

export interface Asset {
  readonly path: string;
  readonly mediaType: string;
  /** Its name carries a hash of its content. */
  readonly immutable: boolean;
}

/** The segments of an address's path, or null when one of them could leave the folder or means something to a system. */
export function assetSegments(pathname: string): string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!decoded.startsWith("/")) return null;
  const segments = decoded === "/" ? ["index.html"] : decoded.slice(1).split("/");
  // Only plain names: no "..", no hidden file, no empty one, no backslash, colon, NUL or second encoding.
  return segments.every((segment) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(segment)) ? segments : null;
}

/** The file of the built interface that an address's path names, or null. Links that lead out of the folder are none. */
export async function findAsset(folder: string, pathname: string): Promise<Asset | null> {
  const segments = assetSegments(pathname);
  if (segments === null) return null;
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, ...segments));
    const mediaType = mediaTypes[extname(path).toLowerCase()];
    if (mediaType === undefined || !path.startsWith(root + sep) || !(await stat(path)).isFile()) return null;
    return { path, mediaType, immutable: segments[0] === "assets" };
  } catch {
    return null;
  }
}
