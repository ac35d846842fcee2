import type { BrowserWindowConstructorOptions } from "electron";

/** The desk's window: sandboxed, isolated, without Node, without spelling service. */
export function windowOptions(preload: string, icon: string, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    title: "信访台",
    icon,
    backgroundColor: "#f5f7f9",
    autoHideMenuBar: true,
    webPreferences: {
      preload,
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
      devTools: !packaged,
      // A desk that waits in the background must still lock itself in time.
      backgroundThrottling: false,
    },
  };
}
