import type { ListRequest, PetitionFilter } from "../../engine/api/petition-api.ts";

/** What the ledger shows, as far as it may stand in an address: codes and dates only, never words that someone typed. */
export interface LedgerView {
  readonly filter: PetitionFilter;
  readonly sort: ListRequest["sort"];
}

const code = /^[a-z0-9-]{1,40}$/i;
const day = /^\d{4}-\d{2}-\d{2}$/;
const filterForms: { readonly [K in keyof Required<PetitionFilter>]: RegExp } = {
  organisation: /^\d{6,12}$/,
  stage: code,
  state: /^(entered|handled|closed)$/,
  category: code,
  channel: code,
  contentClass: code,
  place: /^\d{2,12}$/,
  receivedFrom: day,
  receivedTo: day,
  sync: /^(local|exported|acknowledged)$/,
  queue: /^(due|conflict|awaiting-upper)$/,
};
const filterNames = Object.keys(filterForms) as (keyof PetitionFilter)[];
const sortForms = /^(receiptDate|registrationDate|number|due)$/;

/** Newest first; the queue of what is due starts with the most pressing. */
function usualSort(filter: PetitionFilter): ListRequest["sort"] {
  return filter.queue === "due" ? { by: "due", reverse: false } : { by: "receiptDate", reverse: true };
}

/** The view that an address asks for. Whatever is not a code of ours is ignored. `search` is the part after `?`. */
export function readAddress(search: string): LedgerView {
  const asked = new URLSearchParams(search);
  const filter: Record<string, string> = {};
  for (const name of filterNames) {
    const value = asked.get(name);
    if (value !== null && filterForms[name].test(value)) filter[name] = value;
  }
  const usual = usualSort(filter);
  const by = asked.get("sort");
  if (by === null || !sortForms.test(by)) return { filter, sort: usual };
  return { filter, sort: { by: by as ListRequest["sort"]["by"], reverse: asked.get("order") !== "up" } };
}

/** The address of a view, without `?`: filters in a fixed order, and the order of rows when it is not the usual one. */
export function writeAddress(view: LedgerView): string {
  const address = new URLSearchParams();
  for (const name of filterNames) {
    const value = view.filter[name];
    if (value !== undefined && filterForms[name].test(value)) address.set(name, value);
  }
  const usual = usualSort(view.filter);
  if (view.sort.by !== usual.by || view.sort.reverse !== usual.reverse) {
    address.set("sort", view.sort.by);
    address.set("order", view.sort.reverse ? "down" : "up");
  }
  return address.toString();
}

/** The view with one filter set, or taken away when the value is empty. A queue brings its own usual order. */
export function withFilter(view: LedgerView, name: keyof PetitionFilter, value: string | null): LedgerView {
  const { [name]: _, ...rest } = view.filter;
  const filter: PetitionFilter = value === null || value === "" ? rest : { ...rest, [name]: value };
  return { filter, sort: name === "queue" ? usualSort(filter) : view.sort };
}
