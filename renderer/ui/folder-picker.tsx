import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useDesktop } from "./engine.tsx";
import classes from "./place-browser.module.css";
import { PlaceBrowser } from "./place-browser.tsx";
import { usePlaces } from "./use-places.ts";

/** Where a file shall be written. `onChange` hears the folder shown, as soon as it has been opened. */
export function FolderPicker({ label, onChange }: { readonly label: string; readonly onChange: (folder: string) => void }) {
  const desktop = useDesktop();
  const places = usePlaces(true);
  const [dialog, setDialog] = useState(true);
  const here = places.folder?.path;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new folder is news.
  useEffect(() => {
    if (here !== undefined) onChange(here);
  }, [here]);
  return (
    <div>
      <PlaceBrowser places={places} label={label} />
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
