import { type DeskAction, permits } from "../../../shared/registry/roles.ts";
import { profileAt } from "../../../shared/regulation/profile.ts";
import type { Refused } from "../api/answer.ts";
import type { EngineApi } from "../api/engine-api.ts";
import type { ExchangeRecord } from "../api/exchange-api.ts";
import type { Desk, Session } from "../desk.ts";
import { settleMoves } from "../leaving/settle-moves.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { builtInDictionaries, dictionaryVersion } from "../petitions/dictionaries.ts";
import { handDownRules } from "../rules/adopt-rules.ts";
import type { ExchangeFacts } from "../status.ts";
import { viewsVersion } from "../store/positions.ts";
import { refused } from "../strings.ts";
import { restoreFrom } from "../vault/founding.ts";
import type { ExchangeContext } from "./context.ts";
import { createExchange, type Exchange } from "./exchange.ts";
import { refusedPlan } from "./plan-import.ts";
import { ExchangeRefused } from "./refusal.ts";
import { restoreDesk } from "./restore.ts";
import { findStaged } from "./staged-file.ts";

/** Largest bundle file: just under 4 GiB, so that it fits FAT32. */
const partLimit = 4_200_000_000;
/** Arrivals shown on the work table. */
const shownArrivals = 10;

interface EngineExchange {
  readonly methods: Exchange & Pick<EngineApi, "restore">;
  /** For status and work table; null while locked. */
  facts(): Promise<ExchangeFacts | null>;
}

/** The exchange of whichever session is open, asked only for what the user's role may do. */
export function createEngineExchange(desk: Desk): EngineExchange {
  const { desktop, suite, clock } = desk.tools;
  const made = new WeakMap<LedgerPort, Exchange>();

  const contextOf = (ledger: LedgerPort): ExchangeContext => ({
    ledger,
    desktop,
    jobs: desk.jobs,
    now: () => clock().toISOString(),
    versions: async () => ({
      schema: viewsVersion,
      dictionary: desk.session ? await dictionaryVersion(desk.session) : builtInDictionaries,
      calendar: desk.rules.calendar.covers(clock().getUTCFullYear()) ? String(clock().getUTCFullYear()) : "weekends",
      profile: profileAt(desk.rules.profileOf(desk.organisation), desk.today).id,
    }),
    countPetitions: async (organisation) => desk.session?.core.books.counters.byOrganisation[organisation] ?? 0,
    sealing: desk.tools.sealing,
    hashLines: desk.tools.aside?.hashLines,
    partLimit,
  });

  const exchangeOf = ({ ledger }: Session): Exchange => {
    const known = made.get(ledger);
    if (known) return known;
    const fresh = createExchange(contextOf(ledger));
    made.set(ledger, fresh);
    return fresh;
  };

  const present = (): Exchange | null => (desk.session && desk.user ? exchangeOf(desk.session) : null);

  /** The exchange, or why this user may not have it. */
  const entitled = (action: DeskAction): Exchange | Refused => {
    const exchange = present();
    if (!exchange || !desk.user) return refused("locked");
    return permits(desk.user.role, action) ? exchange : refused("not-allowed");
  };
  const ask = async <T>(action: DeskAction, work: (exchange: Exchange) => Promise<T>): Promise<T | Refused> => {
    const exchange = entitled(action);
    return "refused" in exchange ? exchange : work(exchange);
  };

  /** What came may tell that a petition was moved to the accusations, or who is cleared: this desk does its part. */
  const settling = async <T>(done: T | Refused): Promise<T | Refused> => {
    const { session } = desk;
    if (session && !(typeof done === "object" && done !== null && "refused" in done)) await settleMoves(desk, session);
    return done;
  };

  const methods: EngineExchange["methods"] = {
    createRequest: (request) => ask("apply-for-enrolment", (exchange) => exchange.createRequest(request)),
    pendingRequest: async () => {
      const exchange = entitled("apply-for-enrolment");
      return "refused" in exchange ? null : exchange.pendingRequest();
    },
    importEnrolment: (request) => ask("apply-for-enrolment", (exchange) => exchange.importEnrolment(request)),
    reviewRequest: (request) => ask("admit-offices", (exchange) => exchange.reviewRequest(request)),
    issueEnrolment: (request) => ask("admit-offices", (exchange) => exchange.issueEnrolment(request)),
    revoke: (request) => ask("admit-offices", (exchange) => exchange.revoke(request)),
    rootWords: () => ask("export", (exchange) => exchange.rootWords()),
    members: async () => (await present()?.members()) ?? [],
    exportPlan: (request) => ask("export", (exchange) => exchange.exportPlan(request)),
    export: (request) =>
      ask("export", async (exchange) => {
        if (desk.session) await handDownRules(desk, desk.session, request.to);
        return exchange.export(request);
      }),
    async planImport(request) {
      const exchange = entitled("import");
      if (!("refused" in exchange)) return exchange.planImport(request);
      const { token } = request;
      const file = await findStaged(desktop, token).catch(() => ({ token, name: "", size: 0 }));
      return refusedPlan(file, new ExchangeRefused(exchange.refused, exchange.message));
    },
    applyImport: async (request) =>
      settling(await ask(request.forceGap ? "force-gap" : "import", (exchange) => exchange.applyImport(request))),
    applyReceiptCode: (request) => ask("import", (exchange) => exchange.applyReceiptCode(request)),
    exchanges: async () => (await present()?.exchanges()) ?? [],
    async concerns() {
      const found = (await present()?.concerns()) ?? [];
      const decides = desk.user !== null && permits(desk.user.role, "settle-concerns");
      return decides ? found : found.map((concern) => ({ ...concern, decisions: [] }));
    },
    settleConcern: async (request) => settling(await ask("settle-concerns", (exchange) => exchange.settleConcern(request))),
    backup: (request) => ask("backup", (exchange) => exchange.backup(request)),
    restore: (request) =>
      desk.accounts.take(() =>
        restoreDesk(
          {
            suite,
            desktop,
            jobs: desk.jobs,
            hashLines: desk.tools.aside?.hashLines,
            founder: {
              restoreFrom: (snapshot, user, lastPrintedNumber) => restoreFrom(desk, snapshot, user, lastPrintedNumber),
            },
            contextOf,
          },
          request,
        ),
      ),
  };

  return {
    methods,
    async facts() {
      const exchange = present();
      if (!exchange) return null;
      const records = await exchange.exchanges();
      const last = (fits: (record: ExchangeRecord) => boolean) => records.find(fits)?.at ?? null;
      return {
        lastExport: last((record) => record.direction === "out" && record.kind === "sync"),
        lastBackup: last((record) => record.direction === "out" && record.kind === "backup"),
        arrived: records
          .filter((record) => record.direction === "in" && record.kind === "sync")
          .slice(0, shownArrivals)
          .map((record) => ({ bundle: record.id, from: record.other, at: record.at, petitions: record.petitions })),
      };
    },
  };
}
