const name = "petition-desk";
/** Long enough for a window that is being reloaded to let go. */
const patienceMs = 1500;

/**
 * Takes the desk for this window until it is closed: two windows of one profile would share IndexedDB and one journal.
 * False when another window holds it.
 */
export function takeDesk(): Promise<boolean> {
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), patienceMs);
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { signal: patience.signal }, () => {
        window.clearTimeout(timer);
        resolve(true);
        // Held as long as the document lives.
        return new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}
