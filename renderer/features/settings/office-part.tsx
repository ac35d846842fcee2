import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { OfficeProfile } from "../../../shared/documents/paper/office.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { type DeskStatus, isRefused, type Refused } from "../../engine/api.ts";
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
  if (held === undefined) return null;
  return (
    <>
      <ProfileForm key={JSON.stringify(held)} held={held} mayEdit={mayEdit} />
      <PaperTemplates level={desk.office?.level ?? "township"} mayEdit={mayEdit} />
    </>
  );
}

function ProfileForm({ held, mayEdit }: { readonly held: OfficeProfile; readonly mayEdit: boolean }) {
  const engine = useEngine();
  const [profile, setProfile] = useState(held);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    if (!saved) return;
    const timer = window.setTimeout(() => setSaved(false), 4000);
    return () => window.clearTimeout(timer);
  }, [saved]);
  const save = async () => {
    const answer = await engine.saveOfficeProfile({ profile });
    setRefused(isRefused(answer) ? answer : null);
    setSaved(!isRefused(answer));
  };
  return (
    <Panel title={words.title}>
      <form
        className={`${classes.form} ${classes.narrow}`}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={classes.note}>{mayEdit ? words.hint : words.only}</p>
        {entries.map((entry) => (
          <TextField
            key={entry}
            label={words.entries[entry]}
            value={profile[entry]}
            readOnly={!mayEdit}
            onChange={(event) => setProfile({ ...profile, [entry]: event.currentTarget.value })}
          />
        ))}
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
