import { join, resolve } from "node:path";
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  powerMonitor,
  protocol,
  session,
} from "electron";
import { ServiceFailure } from "../shared/desktop.ts";
import { folderArgument } from "./loopback/arguments.ts";
import { defaultDeskFolder } from "./services/desk-folder.ts";
import { createServices, type Services } from "./services/services.ts";
import { appSchemePrivileges, serveApp } from "./window/app-protocol.ts";
import { createDialogs } from "./window/dialogs.ts";
import { handleMessages } from "./window/ipc.ts";
import { confineAll } from "./window/navigation.ts";
import { cancelNetwork } from "./window/network.ts";
import { appAddress } from "./window/origin.ts";
import { applyPermissions } from "./window/permissions.ts";
import { createPrinter, printSchemePrivileges } from "./window/printing.ts";
import { createReminder } from "./window/reminding.ts";
import { reportSuspend } from "./window/suspend.ts";
import { windowOptions } from "./window/window-options.ts";

const folder = resolve(folderArgument(process.argv.slice(1)) ?? defaultDeskFolder());

// The browser's own data lies in the desk folder: one folder is one desk.
app.setPath("userData", join(folder, "electron"));
app.enableSandbox();
// Under this name the installer registers the program; without it Windows shows no notification.
app.setAppUserModelId("desk.petition.app");
protocol.registerSchemesAsPrivileged([appSchemePrivileges, printSchemePrivileges]);
for (const name of ["disable-quic", "disable-background-networking", "disable-component-update", "no-pings", "no-proxy-server"]) {
  app.commandLine.appendSwitch(name);
}
// The browser store holds only sealed values, so no keychain is asked for.
app.commandLine.appendSwitch("password-store", "basic");
app.commandLine.appendSwitch("lang", "zh-CN");
confineAll(app);

let window: BrowserWindow | null = null;
let services: Services | null = null;
const report = (error: unknown): void => console.error("internal error:", error instanceof Error ? error.stack : String(error));

async function start(): Promise<void> {
  const own = session.defaultSession;
  applyPermissions(own);
  cancelNetwork(own.webRequest);
  own.setSpellCheckerEnabled(false);
  const printing = session.fromPartition("desk-print");
  applyPermissions(printing);
  const printHtml = createPrinter({ session: printing, createWindow: (options) => new BrowserWindow(options) });
  services = await createServices({
    folder,
    shell: "electron",
    version: app.getVersion(),
    window: { ...createDialogs(dialog, () => window), printHtml, notifyDue: createReminder(Notification, () => window) },
  });
  serveApp(protocol, join(import.meta.dirname, "..", "renderer"));
  handleMessages({
    ipc: ipcMain,
    desktop: services.desktop,
    contentsId: () => window?.webContents.id ?? null,
    createChannel: () => new MessageChannelMain(),
    onDefect: report,
  });
  reportSuspend(powerMonitor, () => window?.webContents ?? null);
  if (process.platform === "darwin")
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: "appMenu" }, { role: "editMenu" }, { role: "windowMenu" }]));
  else Menu.setApplicationMenu(null);
  window = new BrowserWindow(
    windowOptions(
      join(import.meta.dirname, "preload.cjs"),
      join(import.meta.dirname, "..", "..", "build", "icons", "512x512.png"),
      app.isPackaged,
    ),
  );
  window.on("closed", () => {
    window = null;
  });
  await window.loadURL(appAddress);
}

if (app.requestSingleInstanceLock()) {
  app.on("second-instance", () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on("window-all-closed", () => app.quit());
  app.on("will-quit", (event) => {
    if (services === null) return;
    // The journal's hint and the lock are given back before the process ends.
    event.preventDefault();
    const open = services;
    services = null;
    void open.close().finally(() => app.quit());
  });
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      if (!(error instanceof ServiceFailure)) report(error);
      dialog.showErrorBox("信访台", error instanceof ServiceFailure ? error.message : "程序未能启动。");
      app.quit();
    });
} else {
  app.quit();
}
