import { localStorageColorSchemeManager } from "@mantine/core";
import { useSyncExternalStore } from "react";

/** Light, dark or as the system: kept in this window's profile; nothing personal. */
export const colorScheme = localStorageColorSchemeManager({ key: "desk-colour" });

type TypeSize = "normal" | "large";
const storageKey = "desk-type";
const changed = new EventTarget();

function typeSize(): TypeSize {
  return window.localStorage.getItem(storageKey) === "large" ? "large" : "normal";
}

/** Puts the chosen type size on the page. */
export function applyTypeSize(): void {
  document.documentElement.dataset["type"] = typeSize();
}

/** The type size and how to change it. */
export function useTypeSize(): [TypeSize, (size: TypeSize) => void] {
  const size = useSyncExternalStore((callback) => {
    changed.addEventListener("type", callback);
    return () => changed.removeEventListener("type", callback);
  }, typeSize);
  return [
    size,
    (next) => {
      window.localStorage.setItem(storageKey, next);
      applyTypeSize();
      changed.dispatchEvent(new Event("type"));
    },
  ];
}
