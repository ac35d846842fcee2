import { contextBridge, ipcRenderer } from "electron";
import { callName, type DeskBridge, openPortName, portMessage, suspendEvent } from "../shared/desktop-bridge.ts";

// The page gets two functions and no Node; the shell checks every message again.
const bridge: DeskBridge = {
  shell: "electron",
  call: (channel, request, bytes) =>
    ipcRenderer.invoke(callName, { id: 0, channel, request, ...(bytes === undefined ? {} : { bytes }) }),
  openPort: () => ipcRenderer.send(openPortName),
};
contextBridge.exposeInMainWorld("desk", bridge);

ipcRenderer.on(portMessage, (event) => window.postMessage(portMessage, window.location.origin, [...event.ports]));
ipcRenderer.on(suspendEvent, () => window.dispatchEvent(new Event(suspendEvent)));
