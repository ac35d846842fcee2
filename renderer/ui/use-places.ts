import { useCallback, useEffect, useRef, useState } from "react";
import { type ChannelResponse, ServiceFailure } from "../../shared/desktop.ts";
import { useDesktop } from "./engine.tsx";
import { placeToOpen } from "./place-to-open.ts";

export type Place = ChannelResponse<"place.list">["places"][number];
type OpenFolder = ChannelResponse<"place.open">;

export interface Places {
  readonly places: readonly Place[];
  /** The folder shown, or null before one is opened. */
  readonly folder: OpenFolder | null;
  readonly problem: string | null;
  readonly open: (path: string) => Promise<boolean>;
  readonly reload: () => void;
}

/** The folder that was opened last since the window opened: what is handed over goes there and back. */
let lastOpened: string | null = null;

/** Walks the shell's places: removable drives first. Opens the likeliest one by itself. */
export function usePlaces(active: boolean): Places {
  const desktop = useDesktop();
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [folder, setFolder] = useState<OpenFolder | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  // What was asked for last is shown, whatever answers last: a slow drive must not undo a typed path.
  const asked = useRef(0);

  const open = useCallback(
    async (path: string) => {
      asked.current += 1;
      const turn = asked.current;
      try {
        const opened = await desktop.call("place.open", { path });
        if (turn !== asked.current) return false;
        setFolder(opened);
        setProblem(null);
        lastOpened = opened.path;
        return true;
      } catch (error) {
        if (turn !== asked.current) return false;
        setProblem(error instanceof ServiceFailure ? error.message : "打不开这个文件夹。");
        return false;
      }
    },
    [desktop],
  );

  const reload = useCallback(async () => {
    const before = asked.current;
    try {
      const found = (await desktop.call("place.list", {})).places;
      setPlaces(found);
      if (asked.current !== before) return;
      const { likeliest, otherwise } = placeToOpen(found, lastOpened);
      if (likeliest === null || (await open(likeliest))) return;
      // The stick of the last time is gone.
      if (otherwise !== null && asked.current === before + 1) await open(otherwise);
    } catch (error) {
      setProblem(error instanceof ServiceFailure ? error.message : "列不出可用的位置。");
    }
  }, [desktop, open]);

  useEffect(() => {
    if (active) void reload();
  }, [active, reload]);

  // A stick is plugged in beside this window: it must stand in the list when the person looks here again. The open
  // folder stays as it is.
  useEffect(() => {
    if (!active) return;
    const lookAgain = () =>
      void desktop.call("place.list", {}).then(
        ({ places }) => setPlaces(places),
        () => undefined,
      );
    window.addEventListener("focus", lookAgain);
    return () => window.removeEventListener("focus", lookAgain);
  }, [active, desktop]);

  return { places, folder, problem, open, reload };
}

/** Joins a folder and a name the way the folder's own path is written. */
export function joinPath(folder: string, name: string): string {
  const separator = folder.includes("\\") ? "\\" : "/";
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}
