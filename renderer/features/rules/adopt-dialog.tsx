import { Button, Modal } from "@mantine/core";
import { withLocalProfile } from "../../../shared/regulation/local-profile.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { LocalProfile } from "../../../shared/regulation/profile.ts";
import { changesBetween } from "../../../shared/regulation/profile-changes.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { ChangesTable } from "./changes-table.tsx";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";
import { useAdopt } from "./use-adopt.ts";

const words = strings.preview;

/** Shows what a profile would change before it is adopted. */
export function AdoptDialog({
  above,
  desk,
  profile,
  onClose,
}: {
  readonly above: LocalProfile | null;
  readonly desk: DeskStatus;
  readonly profile: LocalProfile;
  readonly onClose: () => void;
}) {
  const { adopt, busy, refused } = useAdopt(onClose);
  const beneath = above === null ? nationalProfile : withLocalProfile(nationalProfile, above);
  const merged = withLocalProfile("refused" in beneath ? nationalProfile : beneath, profile);
  const fault = "refused" in merged ? merged : refused;
  const changes = "refused" in merged ? [] : changesBetween(nationalProfile, merged);
  const { effectiveFrom } = profile;
  return (
    <Modal opened onClose={onClose} title={words.title} size="56rem">
      <div className={classes.form}>
        <FactList
          facts={[
            [words.name, profile.name],
            [strings.local.source, profile.source],
            [strings.local.from, effectiveFrom],
          ]}
        />
        {changes.length > 0 ? <ChangesTable changes={changes} /> : !fault && <p className={classes.text}>{words.nothing}</p>}
        <p className={classes.text}>
          {effectiveFrom < desk.today ? words.past(effectiveFrom) : words.future(effectiveFrom)}{" "}
          {desk.office?.level === "district" ? words.beneath : words.own}
        </p>
        {fault && <RefusedNotice refused={fault} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button loading={busy} disabled={"refused" in merged} onClick={() => void adopt(profile)} data-autofocus>
            {words.go}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
