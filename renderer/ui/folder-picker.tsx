import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useDesktop } from "./engine.tsx";
import classes from "./place-browser.module.css";
import { PlaceBrowser } from "./place-browser.tsx";
import { isRemovable } from "./removable.ts";
import { usePlaces } from "./use-places.ts";

/**
 * Where a file shall be written. `onChange` hears the folder shown, as soon as it has been opened, and nothing ("") while
 * another path stands in the field: a file must never go to a place that the person no longer sees.
 */
export function FolderPicker({
  label,
  onChange,
  ownDisk,
}: {
  readonly label: string;
  readonly onChange: (folder: string) => void;
  /** Said of a folder that lies on no removable drive. */
  readonly ownDisk?: string;
}) {
  const desktop = useDesktop();
  const places = usePlaces(true);
  const [dialog, setDialog] = useState(true);
  const here = places.folder?.path;
  const away = here !== undefined && isRemovable(places.places, here);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an opened folder is news.
  useEffect(() => {
    if (places.folder) onChange(places.folder.path);
  }, [places.folder]);
  return (
    <div>
      <PlaceBrowser places={places} label={label} onTyping={(path) => onChange(path.trim() === here ? path.trim() : "")} />
      {ownDisk !== undefined && here !== undefined && !away && (
        <p className={classes.ownDisk} role="note">
          <IconAlertTriangle size={16} aria-hidden="true" />
          {ownDisk}
        </p>
      )}
      {dialog && (
        <div className={classes.foot}>
          <Button
            variant="subtle"
            size="xs"
            onClick={async () => {
              const answer = await desktop.call("place.choose-folder", {});
              setDialog(answer.available);
              if (answer.path !== null) await places.open(answer.path);
            }}
          >
            用系统对话框选择…
          </Button>
        </div>
      )}
    </div>
  );
}
