import { Button, Checkbox, FileButton, Progress } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState } from "react";
import { ServiceFailure } from "../../shared/desktop.ts";
import { useDesktop } from "./engine.tsx";
import { ErrorNotice } from "./error-notice.tsx";
import { sizeWords, stampWords } from "./format.ts";
import { receiveFile, type StagedFile } from "./incoming.ts";
import classes from "./place-browser.module.css";
import { PlaceBrowser } from "./place-browser.tsx";
import { joinPath, usePlaces } from "./use-places.ts";

/**
 * Files coming in, by whatever way this computer allows: dragged onto it, the system's dialog, or ticked in the place
 * browser. Each is copied to staging; `onStaged` hears all of one go together.
 */
export function FilePicker({
  label,
  accept,
  multiple = false,
  onStaged,
}: {
  readonly label: string;
  /** Endings with their dot: `.xfb`, `.xfreq`, `.xfrec`. */
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  readonly onStaged: (files: readonly StagedFile[]) => void;
}) {
  const desktop = useDesktop();
  const places = usePlaces(true);
  const [over, setOver] = useState(false);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [copying, setCopying] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const stage = async <T,>(items: readonly T[], nameOf: (item: T) => string, copy: (item: T) => Promise<StagedFile>) => {
    setProblem(null);
    const staged: StagedFile[] = [];
    for (const item of multiple ? items : items.slice(0, 1)) {
      setCopying({ name: nameOf(item), share: 0 });
      try {
        staged.push(await copy(item));
      } catch (error) {
        setProblem(`${nameOf(item)}：${error instanceof ServiceFailure ? error.message : "复制没有完成。"}`);
      }
    }
    setCopying(null);
    setTicked([]);
    if (staged.length > 0) onStaged(staged);
  };
  const fromPaths = (paths: readonly string[]) =>
    stage(
      paths,
      (path) => path.split(/[\\/]/).at(-1) ?? path,
      (path) => desktop.call("incoming.stage", { path }),
    );
  const fromPage = (files: readonly File[]) =>
    stage(
      files,
      (file) => file.name,
      (file) =>
        receiveFile(desktop, file, (done) => setCopying({ name: file.name, share: (100 * done) / Math.max(1, file.size) })),
    );

  // The file that was just brought is the one that is looked for.
  const shown = (places.folder?.files ?? [])
    .filter((file) => accept.some((ending) => file.name.toLowerCase().endsWith(ending)))
    .toSorted((a, b) => b.modified.localeCompare(a.modified));
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button beside it is the first. */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void fromPage([...event.dataTransfer.files]);
        }}
      >
        <IconFileImport size={20} stroke={1.5} aria-hidden="true" />
        <span>把文件拖到这里，或在下面勾选（{accept.join(" ")}）</span>
        <div className={classes.buttons}>
          <FileButton
            accept={accept.join()}
            multiple
            inputProps={{ "aria-label": label }}
            onChange={(files) => void fromPage(files)}
          >
            {(props) => (
              <Button
                variant="default"
                size="xs"
                onClick={async () => {
                  const answer = await desktop.call("place.choose-files", {});
                  if (!answer.available) props.onClick();
                  else if (answer.paths.length > 0) await fromPaths(answer.paths);
                }}
              >
                选择文件…
              </Button>
            )}
          </FileButton>
        </div>
      </div>
      <PlaceBrowser
        places={places}
        label="文件夹路径"
        files={
          shown.length > 0 &&
          shown.map((file) => {
            const path = joinPath(places.folder?.path ?? "", file.name);
            return (
              <li key={path} className={classes.file}>
                <Checkbox
                  size="xs"
                  checked={ticked.includes(path)}
                  label={file.name}
                  onChange={(event) => {
                    const on = event.currentTarget.checked;
                    setTicked((old) => (on ? [...(multiple ? old : []), path] : old.filter((one) => one !== path)));
                  }}
                />
                <span className={classes.size}>
                  {sizeWords(file.size)} · {stampWords(file.modified)}
                </span>
              </li>
            );
          })
        }
      />
      {copying && (
        <div className={classes.foot} aria-live="polite">
          正在复制 {copying.name}
          <Progress
            value={copying.share || 100}
            animated={copying.share === 0}
            w="8rem"
            aria-label={`正在复制 ${copying.name}`}
          />
        </div>
      )}
      {problem !== null && (
        <ErrorNotice happened={problem} safe="没有合并任何内容，本机数据不变。" todo="请重新插好后再选一次。" />
      )}
      <div className={classes.foot}>
        {multiple && shown.length > 1 && (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => setTicked(shown.map((file) => joinPath(places.folder?.path ?? "", file.name)))}
          >
            全部勾选
          </Button>
        )}
        <Button disabled={ticked.length === 0 || copying !== null} onClick={() => void fromPaths(ticked)}>
          {ticked.length > 1 ? `检查这 ${ticked.length} 个文件` : "检查文件"}
        </Button>
      </div>
    </div>
  );
}
