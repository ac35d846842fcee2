import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { App, MediaAccessPermissionRequest, PermissionCheckHandlerHandlerDetails, Protocol, WebContents } from "electron";
import { beforeAll, describe, expect, it } from "vitest";
import { appSchemePrivileges, serveApp } from "../../../electron/window/app-protocol.ts";
import { confineAll } from "../../../electron/window/navigation.ts";
import { cancelNetwork } from "../../../electron/window/network.ts";
import { isAppUrl } from "../../../electron/window/origin.ts";
import { applyPermissions, type Permission, permissionTable } from "../../../electron/window/permissions.ts";
import { windowOptions } from "../../../electron/window/window-options.ts";
import { double, Events, SessionDouble } from "../electron-double.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const foreign = [
  "https://example.com/",
  "http://127.0.0.1/",
  "file:///etc/passwd",
  "app://desk.evil/",
  "app://evil/",
  "app://evil@desk/",
  "app://desk:80/",
  "app://evil/app://desk/",
  "apps://desk/",
  "APP+x://desk/",
  "javascript:alert(1)",
  "about:blank",
  "data:text/html,x",
  "desk",
  "",
];

describe("the interface's own origin", () => {
  it("is recognised by its parsed parts, in any spelling that means the same", () => {
    for (const own of ["app://desk/", "app://desk/assets/a.js?x#y", "APP://desk/"]) expect(isAppUrl(own), own).toBe(true);
    for (const other of foreign) expect(isAppUrl(other), other).toBe(false);
  });
});

describe("app://desk", () => {
  let answer: (url: string, method?: string) => Promise<Response>;
  beforeAll(async () => {
    const root = await temporaryFolder();
    const folder = join(root, "renderer");
    await mkdir(join(folder, "assets"), { recursive: true });
    await writeFile(join(folder, "index.html"), "<title>信访台</title>");
    await writeFile(join(folder, "assets", "a.js"), "1");
    await writeFile(join(root, "secret.js"), "secret");
    await symlink(join(root, "secret.js"), join(folder, "link.js"));
    const session = new SessionDouble();
    serveApp(session.session.protocol as Protocol, folder);
    const handler = session.schemes.get("app");
    // Electron hands over requests of its own scheme, which Node's Request would refuse to make.
    answer = async (url, method = "GET") => (handler as NonNullable<typeof handler>)(double<Request>({ url, method }));
  });

  it("gives out the built interface with its media type and the policy", async () => {
    const index = await answer("app://desk/");
    expect([index.status, await index.text(), index.headers.get("content-type")]).toEqual([
      200,
      "<title>信访台</title>",
      "text/html; charset=utf-8",
    ]);
    expect(index.headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /);
    expect(index.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await answer("app://desk/assets/a.js")).headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(await (await answer("app://desk/", "HEAD")).text()).toBe("");
  });

  it.each([
    ["app://desk/../secret.js", 404],
    ["app://desk/%2e%2e/secret.js", 404],
    ["app://desk/..%2fsecret.js", 404],
    ["app://desk/%2e%2e%2fsecret.js", 404],
    ["app://desk/assets/..%5c..%5csecret.js", 404],
    ["app://desk/link.js", 404],
    ["app://desk/%00", 404],
    ["app://desk/%ff", 404],
    ["app://desk/assets", 404],
    ["app://other/index.html", 403],
    ["app://x@desk/index.html", 403],
  ])("answers %s with %i and without content", async (url, status) => {
    const refused = await answer(url);
    expect([refused.status, await refused.text()]).toEqual([status, ""]);
    expect(refused.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("is only read", async () => {
    for (const method of ["POST", "PUT", "DELETE"]) expect((await answer("app://desk/", method)).status).toBe(405);
  });

  it("has an origin of its own and may not bypass its policy or keep a service worker", () => {
    expect(appSchemePrivileges).toEqual({
      scheme: "app",
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
  });
});

describe("the network", () => {
  it("is cancelled for everything but the interface's own files and what it made in memory", () => {
    const session = new SessionDouble();
    cancelNetwork(session.session.webRequest);
    for (const url of ["app://desk/a.js", "blob:app://desk/1234", "data:image/png;base64,AA=="])
      expect(session.cancels(url), url).toBe(false);
    for (const url of [
      "https://example.com/",
      "http://127.0.0.1:80/",
      "ws://x/",
      "wss://x/",
      "ftp://x/",
      "file:///etc/passwd",
      "blob:https://evil/1",
      "app://evil/",
      "devtools://x/",
    ]) {
      expect(session.cancels(url), url).toBe(true);
    }
  });
});

describe("permissions", () => {
  const session = new SessionDouble();
  applyPermissions(session.session);
  type Media = "video" | "audio" | "unknown";
  const checked = (permission: string, url: string, isMainFrame = true, mediaType?: Media): boolean =>
    session.check?.(null, permission as Permission, url, {
      requestingUrl: url,
      isMainFrame,
      ...(mediaType ? { mediaType } : {}),
    } as PermissionCheckHandlerHandlerDetails) ?? true;
  const requested = (permission: string, url: string, isMainFrame = true, mediaTypes?: ("video" | "audio")[]): boolean => {
    let granted: boolean | null = null;
    session.request?.(double<WebContents>({}), permission as Permission, (answer) => (granted = answer), {
      requestingUrl: url,
      isMainFrame,
      ...(mediaTypes ? { mediaTypes } : {}),
    } as MediaAccessPermissionRequest);
    return granted ?? true;
  };

  it("all have a reason, and only these four are ever granted", () => {
    for (const [name, [, reason]] of Object.entries(permissionTable)) expect(reason.length, name).toBeGreaterThan(3);
    const granted = Object.keys(permissionTable).filter((name) => checked(name, "app://desk/", true, "video"));
    expect(granted.sort()).toEqual(["clipboard-sanitized-write", "fullscreen", "media", "persistent-storage"]);
    expect(
      Object.keys(permissionTable)
        .filter((name) => requested(name, "app://desk/", true, ["video"]))
        .sort(),
    ).toEqual(granted);
  });

  it("let the interface use the camera, never the microphone, never what is not named", () => {
    expect(requested("media", "app://desk/", true, ["video"])).toBe(true);
    for (const media of [["audio"], ["video", "audio"], [], undefined] as const) {
      expect(requested("media", "app://desk/", true, media ? [...media] : undefined)).toBe(false);
    }
    expect(checked("media", "app://desk/", true, "video")).toBe(true);
    for (const media of ["audio", "unknown", undefined] as const)
      expect(checked("media", "app://desk/", true, media)).toBe(false);
  });

  it("are denied to every other origin and to sub-frames", () => {
    for (const url of foreign) {
      expect(checked("media", url, true, "video"), url).toBe(false);
      expect(requested("fullscreen", url), url).toBe(false);
    }
    expect(checked("media", "app://desk/", false, "video")).toBe(false);
    expect(requested("media", "app://desk/", false, ["video"])).toBe(false);
  });

  it("are denied when Electron invents a new one, and to every device", () => {
    for (const name of ["brand-new", "constructor", "toString"]) {
      expect(checked(name, "app://desk/")).toBe(false);
      expect(requested(name, "app://desk/")).toBe(false);
    }
    expect(session.device?.({ deviceType: "usb" } as never)).toBe(false);
  });
});

describe("a page", () => {
  const app = new Events();
  const contents = new Events();
  let open: Parameters<WebContents["setWindowOpenHandler"]>[0] | null = null;
  confineAll(double<App>({ on: app.on as unknown as App["on"] }));
  app.emit(
    "web-contents-created",
    {},
    double<WebContents>({
      on: contents.on as unknown as WebContents["on"],
      setWindowOpenHandler: (handler) => {
        open = handler;
      },
    }),
  );
  const prevented = (event: string, url: string): boolean => {
    let stopped = false;
    contents.emit(event, { url, preventDefault: () => (stopped = true) });
    return stopped;
  };

  it.each(["will-navigate", "will-frame-navigate", "will-redirect"])("stays where it is on %s to anywhere else", (event) => {
    expect(prevented(event, "app://desk/#/petitions")).toBe(false);
    for (const url of foreign) expect(prevented(event, url), url).toBe(true);
  });

  it("opens no window and embeds no guest", () => {
    for (const url of ["app://desk/", ...foreign])
      expect((open as unknown as (details: { url: string }) => unknown)({ url })).toEqual({ action: "deny" });
    expect(prevented("will-attach-webview", "app://desk/")).toBe(true);
  });

  it("runs sandboxed and isolated, without Node, guests, spelling service or, once packed, developer tools", () => {
    expect(windowOptions("/preload.cjs", "/icon.png", true).webPreferences).toMatchObject({
      preload: "/preload.cjs",
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
    expect(windowOptions("", "", false).webPreferences?.devTools).toBe(true);
  });
});
