import { readFile } from "node:fs/promises";
import type { CustomScheme, Protocol } from "electron";
import { findAsset } from "../security/asset.ts";
import { securityHeaders } from "../security/content-policy.ts";
import { appScheme, isAppUrl } from "./origin.ts";

/** Standard and secure, so that the interface has an origin, IndexedDB, workers and a camera; no service worker, no CSP bypass. */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

function refused(status: number): Response {
  return new Response(null, { status, headers: securityHeaders });
}

/** Answers app://desk/… from the built interface in `folder`, and nothing else. */
export function serveApp(protocol: Pick<Protocol, "handle">, folder: string): void {
  protocol.handle(appScheme, async (request) => {
    if (!isAppUrl(request.url)) return refused(403);
    if (request.method !== "GET" && request.method !== "HEAD") return refused(405);
    const asset = await findAsset(folder, new URL(request.url).pathname);
    if (asset === null) return refused(404);
    const body = request.method === "HEAD" ? null : new Uint8Array(await readFile(asset.path));
    return new Response(body, { headers: { ...securityHeaders, "Content-Type": asset.mediaType, "Cache-Control": "no-cache" } });
  });
}
