import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconColumns3, IconPencilPlus, IconX } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import type { LedgerState } from "../../../shared/petition/course/stage.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { ListRequest, PetitionFilter } from "../../engine/api/petition-api.ts";
import { contentClassChoices, contentClassNames, placeChoices, placeNames } from "../../ui/choices.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { paths } from "../../ui/paths.ts";
import { useWindowState } from "../../ui/window-state.ts";
import { type LedgerView, readAddress, withFilter, writeAddress } from "./address.ts";
import type { CodeNames } from "./cell.tsx";
import { type ColumnName, columnNames, readColumns, usualColumns } from "./columns.ts";
import { Filters } from "./filters.tsx";
import classes from "./ledger.module.css";
import { strings } from "./strings.ts";
import { Table } from "./table.tsx";
import { useRows } from "./use-rows.ts";

const columnsKey = "desk-ledger-columns";
type Queue = NonNullable<PetitionFilter["queue"]> | "all";

/** 台账: every petition held, filtered by codes that stand in the address and by words that never do. */
export function LedgerPage({ desk }: { readonly desk: DeskStatus }) {
  const level = desk.office?.level ?? "township";
  const [, go] = useLocation();
  const search = useSearch();
  const view = useMemo(() => readAddress(search), [search]);
  const { searchText, setSearchText } = useWindowState();
  const [text] = useDebouncedValue(searchText.trim(), 200);
  const [columns, setColumns] = useState(() => readColumns(window.localStorage.getItem(columnsKey), level));
  const rows = useRows({ filter: view.filter, sort: view.sort, ...(text === "" ? {} : { text }) });
  const dictionaries = useDictionaries(desk);

  const show = (next: LedgerView) => go(paths.ledger(writeAddress(next)), { replace: true });
  const choose = (chosen: readonly ColumnName[]) => {
    setColumns(chosen);
    window.localStorage.setItem(columnsKey, chosen.join());
  };
  const sortBy = (by: ListRequest["sort"]["by"]) =>
    show({ ...view, sort: { by, reverse: view.sort.by === by ? !view.sort.reverse : by !== "due" } });
  const clear = () => show({ ...view, filter: parts(view.filter) });
  const narrowed = text !== "" || Object.keys(view.filter).some((name) => name !== "queue" && name !== "state");

  return (
    <div className={classes.screen}>
      <div className={classes.top}>
        <header className={classes.head}>
          <h1 className={classes.heading}>{strings.title}</h1>
          <span className={classes.counts} aria-live="polite">
            {rows.total !== null && (narrowed ? strings.found(rows.total) : strings.total(rows.total))}
            {!rows.complete && ` · ${strings.reading}`}
          </span>
          <div className={classes.actions}>
            <ColumnChoice columns={columns} onChange={choose} level={level} />
            <Button component={Link} href={paths.intake} leftSection={<IconPencilPlus size={16} />}>
              {strings.register}
            </Button>
          </div>
        </header>
        <div className={classes.bar}>
          <States
            state={view.filter.state ?? "all"}
            onChange={(state) => show(withFilter(view, "state", state === "all" ? null : state))}
          />
          <Queues
            queue={view.filter.queue ?? "all"}
            onChange={(queue) => show(withFilter(view, "queue", queue === "all" ? null : queue))}
          />
          {text !== "" && (
            <span className={classes.chip}>
              {strings.searchChip(text)}
              <ActionIcon size="xs" variant="transparent" aria-label={strings.clearSearch} onClick={() => setSearchText("")}>
                <IconX size={13} />
              </ActionIcon>
            </span>
          )}
        </div>
        <Filters
          filter={view.filter}
          today={desk.today}
          contentClasses={dictionaries.contentClasses}
          places={dictionaries.places}
          organisations={dictionaries.organisations}
          onChange={(name, value) => show(withFilter(view, name, value))}
          onClear={clear}
        />
      </div>
      <div className={classes.frame}>
        {rows.total === 0 ? (
          <Nothing queue={view.filter.queue ?? "none"} narrowed={narrowed || view.filter.state !== undefined} />
        ) : (
          <Table
            key={search + text}
            rows={rows}
            total={rows.total ?? 0}
            columns={columns}
            sort={view.sort}
            names={dictionaries.names}
            today={desk.today}
            onSort={sortBy}
            onOpen={(petition) => go(paths.petition(petition))}
          />
        )}
      </div>
    </div>
  );
}

function useDictionaries(desk: DeskStatus) {
  const classDictionary = useQuery("dictionary", { name: "content-class" }, ["dictionary"]).data;
  const places = useQuery("dictionary", { name: "place" }, ["dictionary"]).data;
  const members = useQuery("members", undefined, ["exchange"], { enabled: desk.office?.level === "district" }).data;
  return useMemo(() => {
    const contentClasses = contentClassChoices(classDictionary ?? []);
    const placesToChoose = placeChoices(places ?? []);
    const own = desk.office ? [{ value: desk.office.organisation, label: desk.office.name }] : [];
    const organisations = [...own, ...(members ?? []).map((member) => ({ value: member.organisation, label: member.name }))];
    const names: CodeNames = {
      contentClass: contentClassNames(classDictionary ?? []),
      place: placeNames(places ?? []),
      organisation: new Map(organisations.map((choice) => [choice.value, choice.label])),
    };
    return { contentClasses, places: placesToChoose, organisations, names };
  }, [classDictionary, places, members, desk.office]);
}

/** What is kept of a filter when it is cleared: the part of the ledger that is shown. */
function parts({ queue, state }: PetitionFilter): PetitionFilter {
  return { ...(queue ? { queue } : {}), ...(state ? { state } : {}) };
}

/** 台账三段, as offices name them. */
function States({ state, onChange }: { readonly state: LedgerState | "all"; readonly onChange: (state: string) => void }) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={strings.states}
      value={state}
      onChange={onChange}
      data={Object.entries(strings.stateNames).map(([value, label]) => ({ value, label }))}
    />
  );
}

function Queues({ queue, onChange }: { readonly queue: Queue; readonly onChange: (queue: Queue) => void }) {
  const work = useQuery("workTable", undefined, ["petitions", "exchange"]).data;
  const counts: Readonly<Record<Queue, number | undefined>> = {
    all: undefined,
    due: work?.withDue,
    conflict: work?.conflicting,
    "awaiting-upper": work?.awaitingUpper,
  };
  return (
    <SegmentedControl
      size="xs"
      aria-label={strings.queues}
      value={queue}
      onChange={(chosen) => onChange(chosen as Queue)}
      data={(Object.keys(counts) as Queue[]).map((name) => ({
        value: name,
        label: (
          <span>
            {strings.queueNames[name]}
            {counts[name] !== undefined && <span className={classes.queueCount}>{counts[name]}</span>}
          </span>
        ),
      }))}
    />
  );
}

interface ColumnChoiceProps {
  readonly columns: readonly ColumnName[];
  readonly onChange: (columns: readonly ColumnName[]) => void;
  readonly level: "district" | "township";
}

function ColumnChoice({ columns, onChange, level }: ColumnChoiceProps) {
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} />}>
          {strings.columnsButton}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          {columnNames.map((name) => (
            <Checkbox
              key={name}
              size="xs"
              label={strings.columns[name]}
              disabled={name === "number"}
              checked={columns.includes(name)}
              onChange={(event) =>
                onChange(columnNames.filter((one) => (one === name ? event.currentTarget.checked : columns.includes(one))))
              }
            />
          ))}
          <Button size="xs" variant="subtle" onClick={() => onChange(usualColumns(level))}>
            {strings.columnsReset}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Nothing({
  queue,
  narrowed,
}: {
  readonly queue: NonNullable<PetitionFilter["queue"]> | "none";
  readonly narrowed: boolean;
}) {
  const words = strings.empty[narrowed ? "filtered" : queue];
  return <EmptyState title={words.title}>{words.text}</EmptyState>;
}
