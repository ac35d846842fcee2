/** Path of the Electron executable, or null when there is none. */
export function findElectron(options?: { download?: boolean }): string | null;
/** Path of a Chromium-family browser that is already on this machine, or null. */
export function findChromium(): string | null;
