import type { PermissionCheckHandlerHandlerDetails, Session } from "electron";
import { isAppUrl } from "./origin.ts";

type RequestHandler = Exclude<Parameters<Session["setPermissionRequestHandler"]>[0], null>;
export type Permission = Parameters<RequestHandler>[1];

type Rule = "deny" | "allow" | "camera-only";

/** Every permission that Electron knows, with the reason for its rule. The type keeps the table complete. */
export const permissionTable: Readonly<Record<Permission, readonly [rule: Rule, reason: string]>> = {
  media: ["camera-only", "materials are photographed at the counter; sound is never recorded"],
  "clipboard-sanitized-write": ["allow", "the copy panel for the national system's form"],
  "persistent-storage": ["allow", "the store must not be evicted when the disk runs low"],
  fullscreen: ["allow", "an attachment may fill the screen"],
  "clipboard-read": ["deny", "pasting works by the person's own keys"],
  "deprecated-sync-clipboard-read": ["deny", "pasting works by the person's own keys"],
  notifications: ["deny", "reminders go through the shell's own channel, which takes numbers only"],
  "display-capture": ["deny", "the screen is never recorded"],
  "captured-surface-control": ["deny", "the screen is never recorded"],
  openExternal: ["deny", "no address leads out of the program"],
  fileSystem: ["deny", "files go through the shell's own channels"],
  geolocation: ["deny", "nobody is located"],
  "geolocation-approximate": ["deny", "nobody is located"],
  midi: ["deny", "not used"],
  midiSysex: ["deny", "not used"],
  mediaKeySystem: ["deny", "not used"],
  pointerLock: ["deny", "not used"],
  keyboardLock: ["deny", "not used"],
  "speaker-selection": ["deny", "not used"],
  "storage-access": ["deny", "no third parties"],
  "top-level-storage-access": ["deny", "no third parties"],
  "window-management": ["deny", "one window"],
  "automatic-fullscreen": ["deny", "one window"],
  "idle-detection": ["deny", "people are not watched; locking goes by input in the window"],
  "screen-wake-lock": ["deny", "an unattended screen must go dark"],
  "system-wake-lock": ["deny", "an unattended screen must go dark"],
  hid: ["deny", "card readers type like keyboards"],
  serial: ["deny", "card readers type like keyboards"],
  usb: ["deny", "card readers type like keyboards"],
  nfc: ["deny", "not used"],
  "smart-card": ["deny", "not used"],
  sensors: ["deny", "not used"],
  "hand-tracking": ["deny", "not used"],
  ar: ["deny", "not used"],
  vr: ["deny", "not used"],
  "background-fetch": ["deny", "no network"],
  "background-sync": ["deny", "no network"],
  "periodic-background-sync": ["deny", "no network"],
  "local-network": ["deny", "no network"],
  "local-network-access": ["deny", "no network"],
  "loopback-network": ["deny", "no network"],
  "payment-handler": ["deny", "not used"],
  "local-fonts": ["deny", "the list of fonts tells computers apart and is not needed"],
  "web-app-installation": ["deny", "not used"],
  "web-printing": ["deny", "printing goes through the shell's own channel"],
  unknown: ["deny", "what is not known is not allowed"],
};

/** Whether a permission is granted to a frame. `media` names what is asked for: video, audio, or unknown. */
export function isGranted(
  permission: string,
  asker: { readonly url: string; readonly isMainFrame: boolean; readonly media: readonly string[] },
): boolean {
  const rule = Object.hasOwn(permissionTable, permission) ? permissionTable[permission as Permission][0] : "deny";
  if (rule === "deny" || !isAppUrl(asker.url) || !asker.isMainFrame) return false;
  return rule === "allow" || (asker.media.length > 0 && asker.media.every((kind) => kind === "video"));
}

/** Puts the table in force: for checks, for requests, and for devices (none). */
export function applyPermissions(
  session: Pick<
    Session,
    "setPermissionCheckHandler" | "setPermissionRequestHandler" | "setDevicePermissionHandler" | "setDisplayMediaRequestHandler"
  >,
): void {
  session.setPermissionCheckHandler((_contents, permission, origin, details: PermissionCheckHandlerHandlerDetails) =>
    isGranted(permission, {
      url: details.requestingUrl ?? origin,
      isMainFrame: details.isMainFrame,
      media: details.mediaType === undefined ? [] : [details.mediaType],
    }),
  );
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = "mediaTypes" in details ? (details.mediaTypes ?? []) : [];
    answer(isGranted(permission, { url: details.requestingUrl, isMainFrame: details.isMainFrame, media }));
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}
