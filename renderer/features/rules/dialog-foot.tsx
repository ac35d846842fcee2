import { Button } from "@mantine/core";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";

interface Props {
  /** What the dialog does. */
  readonly label: string;
  readonly busy: boolean;
  readonly ready: boolean;
  readonly onClose: () => void;
}

/** The end of a form in a dialog: leave it, or do what it is for. */
export function DialogFoot({ label, busy, ready, onClose }: Props) {
  return (
    <div className={classes.foot}>
      <Button variant="default" onClick={onClose}>
        {strings.preview.cancel}
      </Button>
      <Button type="submit" loading={busy} disabled={!ready}>
        {label}
      </Button>
    </div>
  );
}
