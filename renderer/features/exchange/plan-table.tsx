import { ActionIcon, Button, Loader } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { momentWords, sizeWords } from "../../ui/format.ts";
import { paths } from "../../ui/paths.ts";
import { StatusBadge, type Tone } from "../../ui/status-badge.tsx";
import classes from "./exchange.module.css";
import { planWords } from "./plan-words.ts";
import { strings } from "./strings.ts";
import type { IncomingLine } from "./use-import-plans.ts";

const words = strings.receive;

/** One line per file: where from, what it brings, whether it may be merged and why not. */
export function PlanTable({
  desk,
  lines,
  busy,
  mayForce,
  onForce,
  onReceipt,
  onRemove,
}: {
  readonly desk: DeskStatus;
  readonly lines: readonly IncomingLine[];
  readonly busy: boolean;
  readonly mayForce: boolean;
  readonly onForce: (line: IncomingLine) => void;
  readonly onReceipt: (office: { readonly organisation: string; readonly name: string }) => void;
  readonly onRemove: (token: string) => void;
}) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{words.columns.file}</th>
          <th className={classes.fromColumn}>{words.columns.from}</th>
          <th>{words.columns.content}</th>
          <th className={classes.outcomeColumn}>{words.columns.outcome}</th>
          <th className={classes.actionColumn} aria-label={words.columns.action} />
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { file, plan, done } = line;
          const [tone, word] = verdict(line);
          const from = plan?.from ?? null;
          return (
            <tr key={file.token}>
              <td>
                <div className={classes.fileName}>{file.name}</div>
                <div className={classes.small}>{sizeWords(file.size)}</div>
              </td>
              <td>
                {plan && (from?.name ?? words.unknown)}
                {plan?.createdAt && <div className={classes.small}>{words.madeAt(momentWords(plan.createdAt, desk.today))}</div>}
              </td>
              <td>
                <Content line={line} />
              </td>
              <td>
                {word === null ? (
                  <Loader size="xs" aria-label={words.checking(file.name)} />
                ) : (
                  <StatusBadge tone={tone}>{word}</StatusBadge>
                )}
              </td>
              <td className={classes.actions}>
                {plan?.outcome === "gap" && !done && mayForce && (
                  <Button variant="default" size="compact-xs" disabled={busy} onClick={() => onForce(line)}>
                    {words.force}
                  </Button>
                )}
                {done && from && plan?.kind === "sync" && (
                  <Button variant="light" size="compact-xs" onClick={() => onReceipt(from)}>
                    {words.receiptFile}
                  </Button>
                )}
                {!done && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={busy}
                    aria-label={words.removeLabel(file.name)}
                    onClick={() => onRemove(file.token)}
                  >
                    <IconX size={16} color="var(--desk-secondary)" />
                  </ActionIcon>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function verdict({ plan, done, refused }: IncomingLine): readonly [Tone, string | null] {
  if (done) return ["done", words.outcomes.done];
  if (refused) return ["danger", words.outcomes.failed];
  if (!plan) return ["neutral", null];
  const tones = { ready: "brand", known: "neutral", gap: "near", refused: "danger" } as const;
  return [tones[plan.outcome], words.outcomes[plan.outcome]];
}

function Content({ line: { plan, done, refused } }: { readonly line: IncomingLine }) {
  if (done)
    return (
      <>
        <div>
          {plan && plan.acknowledges > 0 && done.events === 0
            ? words.acknowledges(plan.acknowledges)
            : words.applied(done.petitions, done.events)}
          {done.conflicts > 0 && words.conflictsLeft(done.conflicts)}
        </div>
        {done.receiptCode !== null && (
          <div className={classes.small}>
            {words.code} <code className={classes.code}>{done.receiptCode.replace(/(.{5})(?=.)/g, "$1 ")}</code>{" "}
            {words.codeText.replace("：", "")}
          </div>
        )}
      </>
    );
  if (refused) return <>{refused.message}</>;
  if (!plan) return null;
  if (plan.outcome === "known") return <>{words.known}</>;
  if (plan.kind === "enrolment" && plan.outcome === "ready")
    return (
      <>
        {words.enrolment} <Link href={paths.exchange("join")}>{words.goJoin}</Link>
      </>
    );
  const said = planWords(plan);
  return (
    <>
      {plan.refusal && <div>{plan.refusal.message}</div>}
      {plan.refusal && <div className={classes.small}>原因代码 {plan.refusal.code}</div>}
      {plan.missing.map((gap) => (
        <div key={gap.scope + gap.device + gap.fromSeq} className={classes.small}>
          {words.missing(gap.fromSeq, gap.toSeq, gap.device.slice(0, 6))}
        </div>
      ))}
      {plan.outcome !== "refused" && (
        <>
          <div>{said.main}</div>
          {said.attention.map((sentence) => (
            <div key={sentence} className={classes.small}>
              {sentence}
            </div>
          ))}
        </>
      )}
    </>
  );
}
