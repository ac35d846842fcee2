import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { OfficeProfile } from "../../../shared/documents/paper/office.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { PaperTemplates } from "./paper-templates.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.office;
const entries = [
  "name",
  "address",
  "telephone",
  "counterHours",
  "prefix",
  "letterHead",
  "reviewBy",
  "reexaminationBy",
] as const satisfies readonly (keyof OfficeProfile)[];

/** 单位信息: what the office says of itself on its papers, and the papers' own texts. */
export function OfficePart({ desk }: { readonly desk: DeskStatus }) {
  const held = useQuery("officeProfile", undefined, ["papers", "status"]).data;
  const mayEdit = desk.user !== null && permits(desk.user.role, "edit-office");
  // Kept here: saving changes what is held, and with it the form begins anew.
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    if (!saved) return;
    const timer = window.setTimeout(() => setSaved(false), 4000);
    return () => window.clearTimeout(timer);
  }, [saved]);
  if (held === undefined) return null;
  return (
    <>
      <ProfileForm key={JSON.stringify(held)} held={held} mayEdit={mayEdit} saved={saved} onSaved={setSaved} />
      <PaperTemplates level={desk.office?.level ?? "township"} mayEdit={mayEdit} />
    </>
  );
}

interface FormProps {
  readonly held: OfficeProfile;
  readonly mayEdit: boolean;
  readonly saved: boolean;
  readonly onSaved: (saved: boolean) => void;
}

function ProfileForm({ held, mayEdit, saved, onSaved }: FormProps) {
  const engine = useEngine();
  const [profile, setProfile] = useState(held);
  const [refused, setRefused] = useState<Refused | null>(null);
  const save = async () => {
    const answer = await engine.saveOfficeProfile({ profile });
    setRefused(isRefused(answer) ? answer : null);
    onSaved(!isRefused(answer));
  };
  return (
    <Panel title={words.title}>
      <form
        className={classes.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={classes.note}>{mayEdit ? words.hint : words.only}</p>
        <div className={classes.pair}>
          {entries.map((entry) => (
            <TextField
              key={entry}
              label={words.entries[entry]}
              value={profile[entry]}
              readOnly={!mayEdit}
              onChange={(event) => setProfile({ ...profile, [entry]: event.currentTarget.value })}
            />
          ))}
        </div>
        {refused && <RefusedNotice refused={refused} />}
        {mayEdit && (
          <div className={classes.foot}>
            <Button type="submit">{words.save}</Button>
            {saved && <StatusBadge tone="done">{words.saved}</StatusBadge>}
          </div>
        )}
      </form>
    </Panel>
  );
}
