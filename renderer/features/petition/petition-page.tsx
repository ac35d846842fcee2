import { Button, Loader } from "@mantine/core";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { noProfile } from "../../../shared/documents/paper/office.ts";
import type { Dictionaries } from "../../../shared/documents/petition-facts.ts";
import type { StepType } from "../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../shared/petition/course/step-words.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { PetitionDetail } from "../../engine/api/petition-api.ts";
import { contentClassChoices, contentClassNames, placeChoices, placeNames } from "../../ui/choices.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useDesktop, useEngine, useQuery } from "../../ui/engine.tsx";
import { DefectNotice, ErrorNotice, RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PaperDialog } from "../../ui/papers/paper-dialog.tsx";
import { paths } from "../../ui/paths.ts";
import { type PrintPorts, printQuerySlip, printRegistrationForm } from "../../ui/petition-papers.ts";
import { useRules } from "../../ui/rules.ts";
import { Amend } from "./amend.tsx";
import { askedStep, presetOf } from "./asked-step.ts";
import { printCharts } from "./charts/chart-page.ts";
import { DutyTab, FlowTab, TimeTab } from "./charts/chart-tabs.tsx";
import { Conflicts } from "./conflicts.tsx";
import { DestroyedPage } from "./destroyed-page.tsx";
import { Duties } from "./duties.tsx";
import { Facts } from "./facts.tsx";
import type { DictionaryNames } from "./field-words.ts";
import { formFacts } from "./forms/form-facts.ts";
import type { Values } from "./forms/form-fields.ts";
import { Header } from "./header.tsx";
import { Histories } from "./histories.tsx";
import { Links } from "./links.tsx";
import { Materials } from "./materials.tsx";
import { MoveForm } from "./move-form.tsx";
import { OffersPanel } from "./offers-panel.tsx";
import { type Opened, OpenForm, repeatsWords } from "./open-form.tsx";
import { Papers } from "./papers.tsx";
import { Parts } from "./parts.tsx";
import classes from "./petition.module.css";
import { SealedPage } from "./sealed-page.tsx";
import { StampWords, type Who, WhoContext } from "./stamp-words.tsx";
import { Statement, Summary } from "./statement.tsx";
import { strings } from "./strings.ts";
import { Timeline } from "./timeline.tsx";
import { Upper } from "./upper.tsx";

interface Props {
  readonly desk: DeskStatus;
  readonly petition: string;
}

/** 信访件: what was said, what was done, what may be done now. */
export function PetitionPage({ desk, petition }: Props) {
  const query = useQuery("petition", { petition }, ["petitions", "exchange"]);
  if (query.error) return <DefectNotice />;
  if (query.data === undefined) return <Loader m="lg" aria-label={strings.facts} />;
  if (query.data === null) {
    return (
      <EmptyState
        title={strings.notFound}
        action={
          <Button component={Link} href={paths.ledger()}>
            {strings.toLedger}
          </Button>
        }
      >
        {strings.notFoundText}
      </EmptyState>
    );
  }
  if (query.data.view.sealed) return <SealedPage desk={desk} detail={query.data} />;
  if (query.data.view.destroyed) return <DestroyedPage desk={desk} detail={query.data} />;
  return <Detail key={petition} desk={desk} shown={query.data} />;
}

function useWho(desk: DeskStatus): Who {
  const members = useQuery("members", undefined, ["exchange"], { enabled: desk.office?.level === "district" }).data;
  return useMemo(() => {
    const offices = [desk.office, desk.superior, ...(members ?? [])].filter((office) => office !== null);
    return {
      today: desk.today,
      ownOrganisation: desk.office?.organisation ?? "",
      users: new Map(desk.users.map((user) => [user.id, user.name])),
      organisations: new Map(offices.map((office) => [office.organisation, office.name])),
    };
  }, [desk, members]);
}

function Detail({ desk, shown }: { readonly desk: DeskStatus; readonly shown: PetitionDetail }) {
  const engine = useEngine();
  const desktop = useDesktop();
  const who = useWho(desk);
  const contentClasses = useQuery("dictionary", { name: "content-class" }, ["dictionary"]).data;
  const places = useQuery("dictionary", { name: "place" }, ["dictionary"]).data;
  const [disclosed, setDisclosed] = useState<PetitionDetail | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [amending, setAmending] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [making, setMaking] = useState(false);
  const [moving, setMoving] = useState(false);

  const names: DictionaryNames = useMemo(
    () => ({
      contentClass: contentClassNames(contentClasses ?? []),
      place: placeNames(places ?? []),
    }),
    [contentClasses, places],
  );
  // After a change the engine answers with what this session may see; the disclosed copy only bridges the first moment.
  const detail = disclosed && shown.masked && lastCount(disclosed) >= lastCount(shown) ? disclosed : shown;
  const { view, course, clocks } = detail;

  const disclose = async (): Promise<PetitionDetail | null> => {
    if (!detail.masked) return detail;
    const answer = await engine.disclose({ petition: view.id });
    if (isRefused(answer)) {
      setRefused(answer);
      return null;
    }
    setRefused(null);
    setDisclosed(answer);
    return answer;
  };
  const print = async (paper: (ports: PrintPorts, petition: string) => Promise<Refused | null>) =>
    setRefused(await paper({ engine, desktop, desk }, view.id));
  const amend = async () => {
    if (await disclose()) setAmending(true);
  };
  // Whom it complains of is taken over from the petition, in clear.
  const move = async () => {
    if (await disclose()) setMoving(true);
  };
  // Some forms take over words that were said before; masked, they would go into the record as they are masked.
  const openStep = async (step: StepType, preset?: Values) => {
    // A document is issued where it is made: by its name, with the next number.
    if (step === "petition.document-issued") return setMaking(true);
    if (!repeatsWords(step) || (await disclose())) setOpened(preset ? { step, preset } : { step });
  };
  // An address that asks for a step opens its form once, and is then the petition's own again.
  const search = useSearch();
  const [, navigate] = useLocation();
  const openAsked = useEffectEvent(() => {
    const asked = askedStep(search);
    if (asked === null) return;
    navigate(paths.petition(view.id), { replace: true });
    const offer = detail.offers.find(({ type }) => type === asked.step);
    if (offer?.allowed) void openStep(asked.step, presetOf(asked, course, clocks));
    else setRefused({ refused: "not-now", message: offer?.reason ?? strings.stepNotNow(stepWords[asked.step].name) });
  });
  useEffect(() => {
    if (search !== "") openAsked();
  }, [search]);
  const dictionaries: Dictionaries = { contentClass: contentClasses ?? [], place: places ?? [] };
  const choices = useMemo(
    () => ({
      contentClasses: contentClassChoices(contentClasses ?? []),
      places: placeChoices(places ?? []),
    }),
    [contentClasses, places],
  );
  const offices = useMemo(
    () => [...who.organisations].map(([organisation, name]) => ({ organisation, name })).filter(beneath(who.ownOrganisation)),
    [who],
  );
  const { profile: rules } = useRules();
  const unfinished = useQuery("unfinishedForms", { petition: view.id }, ["drafts"]).data ?? [];
  const profile = useQuery("officeProfile", undefined, ["papers"]).data;
  const register = useQuery("paperNumbers", undefined, ["petitions", "papers"]).data;
  const facts = formFacts(desk, offices, detail, profile ?? noProfile, register ?? [], rules);
  const charts = { view, course, clocks, who };
  const mayIssue = detail.offers.some(({ type, allowed }) => type === "petition.document-issued" && allowed);
  const next = detail.offers.find((offer) => offer.primary && offer.allowed)?.type ?? null;

  return (
    <WhoContext value={who}>
      <div className={classes.page}>
        <Header
          detail={detail}
          unfinished={unfinished}
          busy={opened !== null || amending || moving}
          onDisclose={() => void disclose()}
          onPrintForm={() => void print(printRegistrationForm)}
          onPrintSlip={() => void print(printQuerySlip)}
          onPrintCharts={() => void printCharts(desktop, charts, next)}
          onStep={(offer) => void openStep(offer.type)}
        />
        {refused && <RefusedNotice refused={refused} />}
        {view.voided && <ErrorNotice happened={strings.voided(view.voided.reason, view.voided.approvedBy)} />}
        {view.forked && <ErrorNotice happened={strings.forked} />}
        <Conflicts view={view} names={names} settleable={detail.settleable} />
        <Parts
          papers={
            <Papers
              course={course}
              attachments={detail.attachments}
              onMake={() => setMaking(true)}
              onRecord={mayIssue ? () => setOpened({ step: "petition.document-issued" }) : null}
            />
          }
          materials={<Materials attachments={detail.attachments} />}
          history={<Histories view={view} names={names} />}
          flow={<FlowTab {...charts} next={next} />}
          duties={<DutyTab {...charts} />}
          times={<TimeTab {...charts} />}
        >
          <div className={classes.columns}>
            <div className={classes.column}>
              <Facts
                view={view}
                names={names}
                masked={detail.masked}
                editButton={
                  detail.editable && (
                    <button type="button" className={classes.link} onClick={() => void amend()}>
                      {strings.amend}
                    </button>
                  )
                }
              />
              <Statement view={view} />
              <Summary view={view} names={names} />
            </div>
            <div className={classes.column}>
              <Timeline view={view} />
              {view.notes.length > 0 && <Notes detail={detail} />}
            </div>
            <div className={classes.column}>
              <Duties clocks={clocks} />
              <OffersPanel
                offers={detail.offers}
                actions={detail.actions}
                editable={detail.editable}
                onStep={(offer) => void openStep(offer.type)}
                onRecord={(command) => (command === "amend" ? void amend() : setOpened({ record: command }))}
                unfinished={unfinished}
                moving={detail.moving}
                onMove={() => void move()}
              />
              <Links
                view={view}
                course={course}
                namedBy={detail.namedBy}
                mayUnlink={detail.offers.some((offer) => offer.type === "petition.unlinked" && offer.allowed)}
                onUnlink={(link) => void openStep("petition.unlinked", { link })}
              />
              <Upper view={view} dictionaries={dictionaries} masked={detail.masked} />
            </div>
          </div>
        </Parts>
        {opened && <OpenForm opened={opened} facts={facts} onClose={() => setOpened(null)} />}
        {making && <PaperDialog desk={desk} petition={view.id} kind={null} onClose={() => setMaking(false)} />}
        {moving && <MoveForm view={view} onClose={() => setMoving(false)} />}
        {amending && <Amend view={view} today={desk.today} {...choices} onClose={() => setAmending(false)} />}
      </div>
    </WhoContext>
  );
}

/** Offices that this one may send to: its own level's townships. */
function beneath(own: string) {
  return ({ organisation }: { readonly organisation: string }) =>
    organisation !== own && organisation.length === 9 && organisation.startsWith(own);
}

/** Lamport count of the last event a detail knows. */
function lastCount(detail: PetitionDetail): number {
  return detail.view.timeline.at(-1)?.stamp.count ?? 0;
}

function Notes({ detail }: { readonly detail: PetitionDetail }) {
  return (
    <Panel title={strings.notes} aside={strings.entries(detail.view.notes.length)}>
      {detail.view.notes.map((note) => (
        <div key={note.stamp.event} className={classes.part}>
          <div className={classes.partHead}>
            <StampWords stamp={note.stamp} />
          </div>
          <p className={classes.text}>{note.text}</p>
        </div>
      ))}
    </Panel>
  );
}
