import { ActionIcon, Anchor, Tooltip, UnstyledButton } from "@mantine/core";
import { IconArrowUp, IconDeviceDesktop, IconFolder, IconRefresh, IconUsb } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { TextField } from "./fields.tsx";
import { sizeWords } from "./format.ts";
import classes from "./place-browser.module.css";
import { joinPath, type Places } from "./use-places.ts";

/** Drives at the left, the open folder at the right, its path above to be typed as well. */
export function PlaceBrowser({
  places,
  label,
  files,
  onTyping,
}: {
  readonly places: Places;
  readonly label: string;
  /** Rows above the sub-folders: they are what is looked for. */
  readonly files?: ReactNode;
  /** Hears a path that was typed and is not the open folder (yet), and the open folder's own path afterwards. */
  readonly onTyping?: (path: string) => void;
}) {
  const here = places.folder?.path ?? "";
  // While the path is being typed, a folder that opens late must not change the text under the cursor.
  const [typed, setTyped] = useState<string | null>(null);
  const openTyped = async () => {
    const path = typed?.trim() || here;
    if (path === "" || (await places.open(path))) setTyped(null);
  };
  const leave = () => {
    if (typed !== null && typed.trim() !== "" && typed.trim() !== here) return void openTyped();
    setTyped(null);
    onTyping?.(here);
  };
  const go = (path: string) => {
    setTyped(null);
    void places.open(path);
  };
  return (
    <div className={classes.browser}>
      <ul className={classes.places} aria-label="位置">
        {places.places.map((place) => {
          const Icon = place.removable ? IconUsb : IconDeviceDesktop;
          return (
            <li key={place.path}>
              <UnstyledButton className={classes.place} aria-pressed={here.startsWith(place.path)} onClick={() => go(place.path)}>
                <Icon size={16} stroke={1.6} aria-hidden="true" />
                <span>
                  {place.label}
                  <span className={classes.free}>可用 {sizeWords(place.freeBytes)}</span>
                </span>
              </UnstyledButton>
            </li>
          );
        })}
        {places.places.length === 0 && <li className={classes.none}>没有找到可用的位置</li>}
        {/* Not where a path was typed: who knows a share of the network by name needs no stick. */}
        {!places.places.some(({ removable }) => removable) && places.places.some(({ path }) => here.startsWith(path)) && (
          <li className={classes.none}>
            没有找到 U 盘，插好后
            <Anchor component="button" type="button" inherit onClick={places.reload}>
              重新查找
            </Anchor>
          </li>
        )}
      </ul>
      <div className={classes.folder}>
        <div className={classes.bar}>
          <Tooltip label="上一级">
            <ActionIcon
              variant="default"
              size="lg"
              aria-label="上一级文件夹"
              disabled={!places.folder?.parent}
              onClick={() => places.folder?.parent && go(places.folder.parent)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
          </Tooltip>
          <TextField
            className={classes.path}
            aria-label={label}
            value={typed ?? here}
            error={places.problem}
            onFocus={() => setTyped(here)}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              onTyping?.(event.currentTarget.value);
            }}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === "Enter") {
                event.preventDefault();
                // The open folder is read anew: a file may just have been put there.
                void openTyped();
              }
            }}
          />
          <Tooltip label="重新查找（刚插入 U 盘时）">
            <ActionIcon variant="default" size="lg" aria-label="重新查找位置" onClick={places.reload}>
              <IconRefresh size={16} />
            </ActionIcon>
          </Tooltip>
        </div>
        <ul className={classes.list} aria-label="文件夹内容" data-files={files ? true : undefined}>
          {files}
          {places.folder?.folders.map((name) => (
            <li key={name}>
              <UnstyledButton className={classes.row} onClick={() => places.folder && go(joinPath(places.folder.path, name))}>
                <IconFolder size={16} stroke={1.6} aria-hidden="true" />
                {name}
              </UnstyledButton>
            </li>
          ))}
          {places.folder && places.folder.folders.length === 0 && !files && <li className={classes.none}>没有下级文件夹</li>}
        </ul>
      </div>
    </div>
  );
}
