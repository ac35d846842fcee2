import { Link } from "wouter";
import { expiryWarning } from "../../../shared/registry/expiry.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { stampWords } from "../../ui/format.ts";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { BackupPart } from "./backup-part.tsx";
import { ConcernsPart } from "./concerns-part.tsx";
import classes from "./exchange.module.css";
import { HistoryPart } from "./history-part.tsx";
import { JoinPart } from "./join-part.tsx";
import { MembersPart } from "./members-part.tsx";
import { ReceivePart } from "./receive-part.tsx";
import { SendPart } from "./send-part.tsx";
import { strings } from "./strings.ts";

/** Expiry stops nothing, but somebody must see to it: said from ninety days before. */
function OwnCertificate({ desk, part }: { readonly desk: DeskStatus; readonly part: string }) {
  const until = desk.certificateUntil;
  const warning = until === null ? null : expiryWarning({ expiresAt: until }, `${desk.today}T00:00:00.000Z`);
  if (until === null || warning === null) return null;
  return (
    <p className={classes.text} role="status">
      <StatusBadge tone="near">{strings.members.validity[warning]}</StatusBadge>{" "}
      {strings.certificate[warning](stampWords(until).slice(0, 10))}
      {part !== "join" && (
        <>
          {" "}
          <Link href={paths.exchange("join")}>{strings.certificate.renew}</Link>
        </>
      )}
    </p>
  );
}

/** 上报与接收 at a township, 接收与下发 at a district: the parts as tabs, each with its own address. */
export function ExchangePage({ desk, part }: { readonly desk: DeskStatus; readonly part: string }) {
  const district = desk.office?.level === "district";
  const words = strings.parts;
  const concerns = useQuery("concerns", undefined, ["exchange", "status"]).data ?? [];
  const open = concerns.filter((concern) => concern.settled === null).length;
  const parts = district
    ? ([
        ["receive", words.receive],
        ["send", words.sendDistrict],
        ["members", words.members],
        ["concerns", words.concerns],
        ["history", words.history],
        ["backup", words.backup],
      ] as const)
    : ([
        ["send", words.sendTownship],
        ["receive", words.receive],
        ["join", words.join],
        ["concerns", words.concerns],
        ["history", words.history],
        ["backup", words.backup],
      ] as const);
  return (
    <Page title={district ? strings.titleDistrict : strings.titleTownship}>
      <nav className={classes.parts} aria-label={strings.partsLabel}>
        {parts.map(([name, label]) => (
          <Link key={name} href={paths.exchange(name)} className={classes.part} aria-current={name === part ? "page" : undefined}>
            {label}
            {name === "concerns" && open > 0 && (
              <span className={classes.count} title={strings.openConcerns(open)}>
                <StatusBadge tone="danger" look="filled">
                  {open}
                </StatusBadge>
              </span>
            )}
          </Link>
        ))}
      </nav>
      {!district && <OwnCertificate desk={desk} part={part} />}
      {part === "send" && <SendPart desk={desk} />}
      {part === "receive" && <ReceivePart desk={desk} />}
      {part === "join" && !district && <JoinPart desk={desk} />}
      {part === "members" && district && <MembersPart desk={desk} />}
      {part === "concerns" && <ConcernsPart desk={desk} />}
      {part === "history" && <HistoryPart desk={desk} />}
      {part === "backup" && <BackupPart desk={desk} />}
    </Page>
  );
}
