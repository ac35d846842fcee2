import { getHotkeyHandler } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import classes from "./shortcut.module.css";

/**
 * Runs `action` on a key combination (`mod+K`, `mod+Enter`, `F2`) anywhere in the window, also while typing. The
 * browser's own meaning of the key is suppressed.
 */
export function useShortcut(keys: string, action: () => void, enabled = true): void {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    if (!enabled) return;
    const handler = getHotkeyHandler([[keys, () => latest.current(), { preventDefault: true }]]);
    // A field settles what is typed before anything is saved; a list would open or choose besides, and never hears of it.
    const beforeList = (event: KeyboardEvent) => {
      if (!(event.target instanceof Element && event.target.matches('[aria-haspopup="listbox"]'))) return;
      handler(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener("keydown", beforeList, true);
    window.addEventListener("keydown", handler);
    return () => {
      window.removeEventListener("keydown", beforeList, true);
      window.removeEventListener("keydown", handler);
    };
  }, [keys, enabled]);
}

/** A shortcut written on its button. */
export function Key({ children, onFill }: { readonly children: string; readonly onFill?: boolean }) {
  return (
    <span className={classes.key} data-on-fill={onFill || undefined} aria-hidden="true">
      {children}
    </span>
  );
}
