import { useSyncExternalStore } from "react";

/** Path and query both live behind `#`, so nothing of them is ever sent to the loopback server. */
function current(): string {
  return window.location.hash.replace(/^#?\/?/, "/");
}

function subscribe(callback: () => void): () => void {
  window.addEventListener("hashchange", callback);
  return () => window.removeEventListener("hashchange", callback);
}

function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  const old = window.location.href;
  const url = `#${to.replace(/^#?\/?/, "/")}`;
  if (options.replace) window.history.replaceState(null, "", url);
  else window.history.pushState(null, "", url);
  window.dispatchEvent(new HashChangeEvent("hashchange", { oldURL: old, newURL: window.location.href }));
}

/** wouter's location hook: the path before `?`. */
export function useHashPath(): [string, typeof navigate] {
  const hash = useSyncExternalStore(subscribe, current);
  return [hash.split("?")[0] ?? "/", navigate];
}
useHashPath.hrefs = (href: string) => `#${href}`;

/** wouter's search hook: the query after `?`, without it. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, current).split("?")[1] ?? "";
}
