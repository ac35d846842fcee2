import { Button } from "@mantine/core";
import { Link, Redirect, Route, Switch } from "wouter";
import type { DeskStatus } from "../engine/api/desk-api.ts";
import { AccusationPage } from "../features/accusation/accusation-page.tsx";
import { TakeAccusationPage } from "../features/accusation/take-page.tsx";
import { DeskPage } from "../features/desk/desk-page.tsx";
import { ExchangePage } from "../features/exchange/exchange-page.tsx";
import { IntakePage } from "../features/intake/intake-page.tsx";
import { LedgerPage } from "../features/ledger/ledger-page.tsx";
import { LedgersPage } from "../features/ledgers/ledgers-page.tsx";
import { PetitionPage } from "../features/petition/petition-page.tsx";
import { RulesPage } from "../features/rules/rules-page.tsx";
import { SettingsPage } from "../features/settings/settings-page.tsx";
import { SupervisionPage } from "../features/supervision/supervision-page.tsx";
import { UrgentPage } from "../features/urgent/urgent-page.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { paths } from "../ui/paths.ts";
import { strings } from "./strings.ts";

/** Which feature stands behind which address. */
export function Rooms({ desk }: { readonly desk: DeskStatus }) {
  return (
    <Switch>
      <Route path="/">
        <DeskPage desk={desk} />
      </Route>
      <Route path="/intake">
        <IntakePage desk={desk} draft={null} />
      </Route>
      <Route path="/intake/:draft">{({ draft }) => <IntakePage desk={desk} draft={draft} />}</Route>
      <Route path="/ledger">
        <LedgerPage desk={desk} />
      </Route>
      <Route path="/petition/:petition">{({ petition }) => <PetitionPage desk={desk} petition={petition} />}</Route>
      <Route path="/accusation">
        <AccusationPage desk={desk} />
      </Route>
      <Route path="/accusation/new">
        <TakeAccusationPage desk={desk} />
      </Route>
      <Route path="/exchange/:part">{({ part }) => <ExchangePage desk={desk} part={part} />}</Route>
      <Route path="/settings/:part">{({ part }) => <SettingsPage desk={desk} part={part} />}</Route>
      <Route path="/ledgers/:kind">{({ kind }) => <LedgersPage desk={desk} kind={kind} />}</Route>
      <Route path="/ledgers">
        <Redirect to={paths.specialLedger("screening")} replace />
      </Route>
      <Route path="/urgent">
        <UrgentPage desk={desk} />
      </Route>
      <Route path="/supervision">
        <SupervisionPage desk={desk} />
      </Route>
      <Route path="/rules">
        <RulesPage desk={desk} />
      </Route>
      <Route path="/exchange">
        <Redirect to={paths.exchange(desk.office?.level === "district" ? "receive" : "send")} replace />
      </Route>
      <Route path="/settings">
        <Redirect to={paths.settings()} replace />
      </Route>
      <Route>
        <EmptyState
          title={strings.notFound.title}
          action={
            <Button component={Link} href={paths.desk}>
              {strings.notFound.back}
            </Button>
          }
        >
          {strings.notFound.body}
        </EmptyState>
      </Route>
    </Switch>
  );
}
