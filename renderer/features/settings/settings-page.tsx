import { Fragment } from "react";
import { Link } from "wouter";
import { permits } from "../../../shared/registry/roles.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { AboutPart } from "./about-part.tsx";
import { AccessPart } from "./access-part.tsx";
import { DictionariesPart } from "./dictionaries-part.tsx";
import { LookPart } from "./look-part.tsx";
import { NumbersPart } from "./numbers-part.tsx";
import { OfficePart } from "./office-part.tsx";
import { OfficersPart } from "./officers-part.tsx";
import { PassphrasePart } from "./passphrase-part.tsx";
import { RecoveryPart } from "./recovery-part.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";
import { UsersPart } from "./users-part.tsx";

const parts = ["users", "passphrase", "look", "office", "numbers", "dictionaries", "officers", "access", "about"] as const;

/** 设置: each part has its own address. */
export function SettingsPage({ desk, part }: { readonly desk: DeskStatus; readonly part: string }) {
  const mayManage = desk.user !== null && permits(desk.user.role, "manage-users");
  return (
    <Page title={strings.title}>
      <div className={classes.layout}>
        <nav className={classes.parts} aria-label={strings.partsLabel}>
          {parts.map((name) => (
            <Fragment key={name}>
              <Link href={paths.settings(name)} className={classes.part} aria-current={name === part ? "page" : undefined}>
                {strings.parts[name]}
              </Link>
              {name === "dictionaries" && (
                <Link href={paths.rules} className={classes.part}>
                  {strings.rules}
                </Link>
              )}
            </Fragment>
          ))}
        </nav>
        <div className={classes.content}>
          {part === "users" && <UsersPart desk={desk} />}
          {part === "passphrase" && <PassphrasePart desk={desk} />}
          {part === "passphrase" && mayManage && <RecoveryPart />}
          {part === "look" && <LookPart desk={desk} />}
          {part === "office" && <OfficePart desk={desk} />}
          {part === "numbers" && <NumbersPart desk={desk} />}
          {part === "dictionaries" && (
            <DictionariesPart mayImport={desk.user !== null && permits(desk.user.role, "import-dictionary")} />
          )}
          {part === "officers" && <OfficersPart desk={desk} />}
          {part === "access" && <AccessPart desk={desk} />}
          {part === "about" && <AboutPart desk={desk} />}
        </div>
      </div>
    </Page>
  );
}
