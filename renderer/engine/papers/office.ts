import { noProfile, type OfficeProfile } from "../../../shared/documents/paper/office.ts";
import { checkTemplate } from "../../../shared/documents/paper/template.ts";
import { paperKind } from "../../../shared/documents/papers/registry.ts";
import { templateRules } from "../../../shared/documents/papers/rules.ts";
import { permits } from "../../../shared/registry/roles.ts";
import type { Answer } from "../api/answer.ts";
import type { Desk, Session } from "../desk.ts";
import { refused } from "../strings.ts";

/** Sealed records of what an office says of itself, and of the templates it adapted. */
const officeTable = "office-profile";
const templateTable = "paper-template";

const longest = 200;

/** The office's own words about itself; its enrolled name where it has entered none. */
export async function officeProfileOf(desk: Desk, session: Session): Promise<OfficeProfile> {
  const held = (await session.core.recordOf(officeTable, "own")) as Partial<OfficeProfile> | null;
  const profile = { ...noProfile, ...held };
  return { ...profile, name: profile.name || (session.ledger.office.name ?? desk.organisation) };
}

export async function saveOfficeProfile(desk: Desk, session: Session, profile: OfficeProfile): Answer<null> {
  if (!desk.user || !permits(desk.user.role, "edit-office")) return refused("not-allowed");
  const value = Object.fromEntries(
    Object.keys(noProfile).map((name) => [
      name,
      String(profile[name as keyof OfficeProfile] ?? "")
        .trim()
        .slice(0, longest),
    ]),
  );
  if (value["prefix"] !== undefined && !/^[\u3400-\u9fffA-Za-z]{0,10}$/u.test(value["prefix"])) {
    return { refused: "bad-prefix", message: "机关代字只能是 10 个以内的汉字或字母，例如“青”，没有保存。", field: "prefix" };
  }
  await session.core.record([{ table: officeTable, key: "own", value }]);
  desk.changed(["papers"]);
  return null;
}

export async function templatesOf(session: Session): Promise<Readonly<Record<string, string>>> {
  const held = await session.core.records(templateTable);
  return Object.fromEntries(held.flatMap(({ key, value }) => (typeof value === "string" ? [[key, value]] : [])));
}

/** The office's template of this kind, or null for the built-in one. */
export async function templateOf(session: Session, kind: string): Promise<string | null> {
  const held = await session.core.recordOf(templateTable, kind);
  return typeof held === "string" ? held : null;
}

export async function saveTemplate(desk: Desk, session: Session, id: string, template: string | null): Answer<null> {
  if (!desk.user || !permits(desk.user.role, "edit-office")) return refused("not-allowed");
  const kind = paperKind(id);
  if (kind === null) return refused("unknown-paper");
  const refusal = template === null ? null : checkTemplate(template, templateRules(kind));
  if (refusal !== null) return refusal;
  await session.core.record([{ table: templateTable, key: id, value: template }]);
  desk.changed(["papers"]);
  return null;
}
