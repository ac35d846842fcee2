import { Button } from "@mantine/core";
import { sizeWords } from "../../ui/format.ts";
import type { StagedFile } from "../../ui/incoming.ts";
import { Panel } from "../../ui/panel.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";

const words = strings.receive;

/** Copies of files that were received earlier and neither merged nor removed: verified again, or removed. */
export function LeftFiles({
  files,
  busy,
  onCheck,
  onRemove,
}: {
  readonly files: readonly StagedFile[];
  readonly busy: boolean;
  readonly onCheck: (file: StagedFile) => void;
  readonly onRemove: (token: string) => void;
}) {
  if (files.length === 0) return null;
  return (
    <Panel flush title={words.left} aside={words.leftHint}>
      <table className={classes.table}>
        <tbody>
          {files.map((file) => (
            <tr key={file.token}>
              <td>
                <div className={classes.fileName}>{file.name}</div>
                <div className={classes.small}>{sizeWords(file.size)}</div>
              </td>
              <td className={classes.actions}>
                {!file.name.endsWith(".xfreq") && (
                  <Button variant="light" size="compact-xs" mr={8} disabled={busy} onClick={() => onCheck(file)}>
                    {words.check}
                  </Button>
                )}
                <Button
                  variant="default"
                  size="compact-xs"
                  disabled={busy}
                  aria-label={words.removeLabel(file.name)}
                  onClick={() => onRemove(file.token)}
                >
                  {words.remove}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
