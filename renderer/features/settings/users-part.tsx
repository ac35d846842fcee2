import { ActionIcon, Button } from "@mantine/core";
import { IconTrash, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { roles } from "../../../shared/log/role.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus, UserInfo } from "../../engine/api/desk-api.ts";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { AddUserDialog } from "./add-user-dialog.tsx";
import { RemoveUserDialog } from "./remove-user-dialog.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.users;

/** Who may open this desk, and as what. Only an administrator changes it. */
export function UsersPart({ desk }: { readonly desk: DeskStatus }) {
  const engine = useEngine();
  const users = useQuery("users", undefined, ["users"]).data ?? [];
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<UserInfo | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const may = desk.user !== null && permits(desk.user.role, "manage-users");

  const changeRole = async (user: string, role: string | null) => {
    const wanted = roles.find((one) => one === role);
    if (!wanted) return;
    const answer = await engine.changeRole({ user, role: wanted });
    setRefused(isRefused(answer) ? answer : null);
  };

  return (
    <>
      <Panel
        flush
        title={words.title}
        aside={
          may ? (
            <Button size="xs" leftSection={<IconUserPlus size={16} />} onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          ) : (
            words.only
          )
        }
      >
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{words.columns.name}</th>
              <th className={classes.roleColumn}>{words.columns.role}</th>
              <th className={classes.actionColumn} aria-label={words.columns.action} />
            </tr>
          </thead>
          <tbody>
            {users.map((user) => {
              const self = user.id === desk.user?.id;
              return (
                <tr key={user.id}>
                  <td>
                    <span className={classes.name}>
                      {user.name}
                      {self && <StatusBadge>{words.you}</StatusBadge>}
                    </span>
                  </td>
                  <td>
                    {may && !self ? (
                      <SelectField
                        size="xs"
                        aria-label={words.roleOf(user.name)}
                        data={roles.map((role) => ({ value: role, label: strings.roles[role] }))}
                        value={user.role}
                        onChange={(role) => void changeRole(user.id, role)}
                      />
                    ) : (
                      strings.roles[user.role]
                    )}
                  </td>
                  <td className={classes.action}>
                    {may && !self && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={words.removeLabel(user.name)}
                        onClick={() => setRemoving(user)}
                      >
                        <IconTrash size={16} color="var(--desk-secondary)" />
                      </ActionIcon>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {refused && (
          <div className={classes.inset}>
            <RefusedNotice refused={refused} />
          </div>
        )}
      </Panel>
      <Panel title={words.rolesTitle}>
        <FactList facts={roles.map((role) => [strings.roles[role], strings.roleText[role]] as const)} />
        <p className={classes.note}>{words.note}</p>
      </Panel>
      <AddUserDialog opened={adding} officeName={desk.office?.name ?? ""} onClose={() => setAdding(false)} />
      <RemoveUserDialog user={removing} onClose={() => setRemoving(null)} />
    </>
  );
}
