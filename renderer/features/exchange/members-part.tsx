import { Button } from "@mantine/core";
import { IconUserCheck, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { expiryWarning } from "../../../shared/registry/expiry.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { isRefused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { MemberOffice } from "../../engine/api/exchange-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { stampWords } from "../../ui/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { EightWords } from "../../ui/words.tsx";
import classes from "./exchange.module.css";
import { ReviewSteps } from "./review-steps.tsx";
import { RevokeDialog } from "./revoke-dialog.tsx";
import { strings } from "./strings.ts";

const words = strings.members;
export type Revoking = { readonly device: string; readonly deviceCode: string; readonly office: string };

/** The district's offices and their desks: enrolling, and revoking. */
export function MembersPart({ desk }: { readonly desk: DeskStatus }) {
  const members = useQuery("members", undefined, ["exchange", "status"]).data;
  const root = useQuery("rootWords", undefined, ["status"]).data;
  const [reviewing, setReviewing] = useState(false);
  const [revoking, setRevoking] = useState<Revoking | null>(null);
  const may = desk.user !== null && permits(desk.user.role, "admit-offices");
  const rootWords = root && !isRefused(root) ? root : null;

  if (reviewing) return <ReviewSteps rootWords={rootWords} onDone={() => setReviewing(false)} />;
  const review = may ? (
    <Button size="xs" leftSection={<IconUserCheck size={16} />} onClick={() => setReviewing(true)}>
      {words.review}
    </Button>
  ) : (
    words.only
  );
  return (
    <div className={classes.columns}>
      <Panel flush title={words.title} aside={review}>
        {members?.length === 0 ? (
          <EmptyState icon={<IconUsers size={28} stroke={1.4} />} title={words.emptyTitle}>
            {words.empty}
          </EmptyState>
        ) : (
          <MembersTable members={members ?? []} today={desk.today} onRevoke={may ? setRevoking : null} />
        )}
      </Panel>
      <div className={classes.side}>
        {rootWords && (
          <Panel title={words.rootTitle}>
            <p className={classes.text}>{words.rootText}</p>
            <div className={classes.narrowWords}>
              <EightWords words={rootWords} label={words.rootTitle} />
            </div>
          </Panel>
        )}
      </div>
      <RevokeDialog revoking={revoking} onClose={() => setRevoking(null)} />
    </div>
  );
}

/** Expiry stops nothing: a word, so that the district sees to it. */
function Validity({ expiresAt, today }: { readonly expiresAt: string; readonly today: string }) {
  const warning = expiryWarning({ expiresAt }, `${today}T00:00:00.000Z`);
  return warning === null ? null : <StatusBadge tone="near">{words.validity[warning]}</StatusBadge>;
}

function MembersTable({
  members,
  today,
  onRevoke,
}: {
  readonly members: readonly MemberOffice[];
  readonly today: string;
  readonly onRevoke: ((revoking: Revoking) => void) | null;
}) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{words.columns.office}</th>
          <th>{words.columns.devices}</th>
          <th className={classes.number}>{words.columns.petitions}</th>
          <th>{words.columns.last}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((office) => (
          <tr key={office.organisation}>
            <td>
              <div>{office.name}</div>
              <div className={classes.small}>{office.organisation}</div>
            </td>
            <td>
              {office.devices.map((device) => (
                <div key={device.device} className={classes.device}>
                  {words.station(device.deviceCode)}
                  {device.revoked ? (
                    <StatusBadge tone="danger">{words.revoked}</StatusBadge>
                  ) : (
                    <>
                      <span className={classes.small}>{words.validUntil(stampWords(device.expiresAt).slice(0, 10))}</span>
                      <Validity expiresAt={device.expiresAt} today={today} />
                      {onRevoke && (
                        <Button
                          variant="subtle"
                          color="gray"
                          size="compact-xs"
                          aria-label={words.revokeTitle(office.name, device.deviceCode)}
                          onClick={() => onRevoke({ device: device.device, deviceCode: device.deviceCode, office: office.name })}
                        >
                          {words.revoke}
                        </Button>
                      )}
                    </>
                  )}
                </div>
              ))}
            </td>
            <td className={classes.number}>{office.petitions}</td>
            <td>{office.lastImport ? stampWords(office.lastImport) : words.never}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
