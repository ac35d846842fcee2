import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { useQuery } from "../../ui/engine.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";

const shown = 4;

/**
 * Unfinished drafts, one click each, the current one filled; the plus begins another registration. `savedAt` is when the
 * current draft was last saved: only then its chip has a new name to show.
 */
export function DraftChips({ current, savedAt }: { readonly current: string | null; readonly savedAt: number | null }) {
  const [, go] = useLocation();
  const { data: drafts = [], reload } = useQuery("drafts", undefined, ["drafts"]);
  useEffect(() => {
    if (savedAt !== null) reload();
  }, [savedAt, reload]);
  const isNew = current !== null && !drafts.some((draft) => draft.id === current);
  const newest = [...drafts].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  const visible = newest.filter((draft, place) => place < shown || draft.id === current);
  return (
    <nav className={classes.chips} aria-label={strings.ask.drafts}>
      {visible.map((draft) => (
        <button
          type="button"
          key={draft.id}
          className={classes.chip}
          aria-current={draft.id === current ? "true" : undefined}
          onClick={() => go(paths.draft(draft.id))}
        >
          {strings.draftChip(draft.label)}
        </button>
      ))}
      {isNew && (
        <span className={classes.chip} aria-current="true">
          {strings.newIntake}
        </span>
      )}
      {current !== null && (
        <Tooltip label={strings.newIntake}>
          <ActionIcon variant="subtle" aria-label={strings.newIntake} onClick={() => go(paths.intake)}>
            <IconPlus size={18} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      )}
    </nav>
  );
}
