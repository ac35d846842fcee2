import { createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { securityHeaders } from "../../electron/security/content-policy.ts";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json" };

export interface BenchServer {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves the floors' and peers' pages under the program's own content policy, the data, and `POST /append`: one
 * positioned write and fdatasync, which is what the floor of registering appends its frames with.
 */
export async function startBenchServer(pages: string, data: string, journal: string): Promise<BenchServer> {
  const file: FileHandle = await open(journal, "w");
  let end = 0;
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? "/").split("?")[0] ?? "/"));
    try {
      if (request.method === "POST" && path === "/append") {
        const parts: Buffer[] = [];
        for await (const chunk of request as AsyncIterable<Buffer>) parts.push(chunk);
        const body = Buffer.concat(parts);
        await file.write(body, 0, body.length, end);
        await file.datasync();
        end += body.length;
        response.writeHead(200, { ...securityHeaders, "Content-Length": 0 }).end();
        return;
      }
      const found = path.startsWith("/data/") ? join(data, path.slice(6)) : join(pages, path);
      const { size } = await stat(found);
      const type = types[extname(found)] ?? "application/octet-stream";
      response.writeHead(200, { ...securityHeaders, "Content-Type": type, "Content-Length": size });
      createReadStream(found).pipe(response);
    } catch {
      response.writeHead(404, securityHeaders).end();
    }
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await file.close();
    },
  };
}
