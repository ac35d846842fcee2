import type { Answer, Refused } from "../../renderer/engine/api/answer.ts";
import {
  type DeskStatus,
  type RecoverySheet,
  type RootSheet,
  recoveryUser,
  type UserInfo,
} from "../../renderer/engine/api/desk-api.ts";
import type { EngineApi } from "../../renderer/engine/api/engine-api.ts";
import type { Concern, ExportDone, ImportPlan } from "../../renderer/engine/api/exchange-api.ts";
import type { FormName } from "../../renderer/engine/api/form-draft-api.ts";
import type { EngineNotice, JobProgress } from "../../renderer/engine/api/notices.ts";
import type { ListAnswer, PetitionDetail } from "../../renderer/engine/api/petition-api.ts";
import { matterLists } from "../../renderer/engine/petitions/matters.ts";
import type { EngineLink } from "../../renderer/ui/engine.tsx";
import type { Command, DecideContext } from "../../shared/petition/command.ts";
import { courseOf } from "../../shared/petition/course/course.ts";
import { linksOf, namedIn, seenFromThere } from "../../shared/petition/course/links.ts";
import { type MatterMark, marksOf } from "../../shared/petition/course/matter-marks.ts";
import { offersOf } from "../../shared/petition/course/offers.ts";
import { ledgerStateOf } from "../../shared/petition/course/stage.ts";
import { decide, isRefusal } from "../../shared/petition/decide.ts";
import { clocksOf } from "../../shared/petition/duties.ts";
import { maskView } from "../../shared/petition/mask.ts";
import { indexOf, rowOf } from "../../shared/petition/rows.ts";
import type { PetitionRow, PetitionView, TimelineEntry } from "../../shared/petition/view.ts";
import { makeCalendar } from "../../shared/regulation/calendar.ts";
import { holidayTables } from "../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../shared/regulation/national-profile.ts";
import { fakeAccusations } from "./fake-accusations.ts";
import { courseRow, entryOf, withCourse, withEntry } from "./fake-course.ts";
import { districtConcerns, dutyOf, eightWords, members, rows, today, workTable } from "./fake-data.ts";
import { fakeNumberCheck, fakePapers } from "./fake-papers.ts";
import { registeredBeside } from "./fake-parts.ts";
import { petitionView } from "./fake-petition.ts";
import { fakeRecords } from "./fake-records.ts";
import { fakeRetention } from "./fake-retention.ts";
import { fakeRules } from "./fake-rules.ts";
import { fakeWorkTable } from "./fake-worktable.ts";

/** Which face of the program to show. */
export const scenes = [
  "fresh",
  "locked",
  "township",
  "district",
  "joining",
  "expiring",
  "unconfirmed",
  "empty",
  "recovery",
  "keyless",
  "elsewhere",
  "rebuilding",
] as const;
export type Scene = (typeof scenes)[number];

const users: UserInfo[] = [
  { id: "u1", name: "林晓", role: "clerk" },
  { id: "u2", name: "周明", role: "handler" },
  { id: "u3", name: "徐建国", role: "leader" },
  { id: "u4", name: "沈洁", role: "administrator" },
];

function firstStatus(scene: Scene): DeskStatus {
  const district = scene === "district";
  const keyless = scene === "keyless";
  const phase = keyless
    ? "recovery"
    : scene === "fresh" || scene === "locked" || scene === "recovery" || scene === "elsewhere" || scene === "rebuilding"
      ? scene
      : "open";
  return {
    phase,
    office:
      scene === "fresh" || keyless
        ? null
        : district
          ? { organisation: "990127", name: "云岭区信访局", level: "district", deviceCode: "A", device: "d".repeat(32) }
          : { organisation: "990127101", name: "青溪镇信访站", level: "township", deviceCode: "A", device: "a".repeat(32) },
    enrolment: district ? "root" : ["joining", "empty", "fresh", "unconfirmed"].includes(scene) ? "none" : "enrolled",
    user:
      phase === "open"
        ? district || ["joining", "expiring", "unconfirmed"].includes(scene)
          ? { id: "u4", name: "沈洁", role: "administrator" }
          : (users[0] ?? null)
        : null,
    users: scene === "fresh" || keyless ? [] : users,
    certificateUntil: scene === "expiring" ? "2027-01-15T02:00:00.000Z" : "2031-11-20T02:00:00.000Z",
    superior:
      district || ["joining", "empty", "unconfirmed"].includes(scene) ? null : { organisation: "990127", name: "云岭区信访局" },
    lastExport: scene === "empty" || scene === "joining" ? null : "2026-11-18T10:20:00+08:00",
    lastBackup: scene === "empty" ? null : `${today}T08:02:00+08:00`,
    today,
    shell: "chromium",
    folder: "C:\\Users\\Public\\信访台",
    waitSeconds: 0,
    recoveryReason:
      scene === "recovery"
        ? "本机日志与台账互不为前缀（日志 1204 条，台账 1188 条，第 1180 条起不同）"
        : keyless
          ? "上次从备份恢复没有做完，或密钥文件丢失，请用备份和恢复单恢复"
          : null,
    lockAfterMinutes: 10,
  };
}

const identities = [
  "AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQQPZRY9X8GF2TVDW0S3JN54KHCE",
  "AGE-SECRET-KEY-1M7L6UAECHK45NJ3S0WDVT2FG8X9YRZPQQL7AUM6ECHK45NJ3S0WDVT2FG8X9",
] as const;
const fakeRoot: RootSheet = {
  words: eightWords,
  secret: "9f2c41d07be85a3619d4f06c2e7ab8531c94de72a05fb6834e1d90c7a35b68ff",
  publicKey: "5b1e9c0d47fa2836c1e0b79d5f48a2639d07ce14fb82a5603e9d71c4b8f0265a",
  madeAt: `${today}T09:00:00+08:00`,
};

function refuse(refused: string, message: string): Refused {
  return { refused, message };
}

/** Stands in for the engine when screens are looked at: answers plausibly, stores nothing, obeys cancel. */
export function fakeEngine(scene: Scene): EngineLink {
  let status = firstStatus(scene);
  let team = [...status.users];
  let wrong = 0;
  const listeners = new Set<(notice: EngineNotice) => void>();
  const tell = (notice: EngineNotice) => {
    for (const listener of listeners) listener(notice);
  };
  const changed = (...topics: Extract<EngineNotice, { notice: "changed" }>["topics"]) => tell({ notice: "changed", topics });
  const update = (next: Partial<DeskStatus>) => {
    status = { ...status, ...next };
    changed("status");
  };
  const stopped = new Set<string>();

  async function job(kind: JobProgress["kind"], phases: readonly string[], steps = 12): Promise<boolean> {
    const name = `${kind}-${Math.random()}`;
    for (let done = 0; done < steps; done++) {
      const phase = phases[Math.floor((done * phases.length) / steps)] ?? "";
      tell({ notice: "progress", progress: { job: name, kind, phase, done, total: steps, cancellable: true } });
      await new Promise((resolve) => setTimeout(resolve, 120));
      if (stopped.has(name)) break;
    }
    tell({ notice: "finished", job: name });
    return !stopped.has(name);
  }
  const cancelled = refuse("cancelled", "已取消，没有留下不完整的文件。");
  const written = (name: string, folder: string, verified: ExportDone["verified"]): ExportDone => ({
    bundle: "e".repeat(32),
    path: `${folder}/${name}`,
    size: 18_435_072,
    verified,
    petitions: 2,
    events: 7,
    parts: 1,
  });
  const context = (): DecideContext => ({
    today,
    actor: status.user ?? { id: "u1", name: "林晓", role: "clerk" },
    office: { organisation: status.office?.organisation ?? "", name: status.office?.name ?? "" },
    staff: users,
    newPetitions: ["c0".repeat(16), "c1".repeat(16), "c2".repeat(16)],
    deviceCode: "A",
    sequence: 1,
    lastWall: null,
    calendar: makeCalendar(holidayTables),
    profile: nationalProfile,
    dictionaries: { contentClass: null, place: null },
  });
  /** Petitions moved to the accusations while the screens are looked at. */
  const moved = new Set<string>();
  /** Petitions destroyed while the screens are looked at, with what tells of it. */
  const destroyed = new Map<string, object>();
  /** Steps taken while the screens are looked at, as entries of the timeline. */
  const taken = new Map<string, readonly TimelineEntry[]>();
  const viewOf = (row: PetitionRow, index: number, masked: boolean) => {
    const known = courseRow(row, index);
    const view = withCourse(petitionView(known, masked), known, index);
    const stamp = view.timeline[0]?.stamp;
    if (moved.has(row.id) && stamp) return { ...view, timeline: [], sealed: { date: today, stamp } };
    const told = destroyed.get(row.id);
    if (told && stamp) {
      const timeline = [{ stamp, type: "petition.destroyed", body: { ...told } }] as const;
      return { ...view, timeline, registered: null, destroyed: { date: today, receiptDate: row.receiptDate, stamp } };
    }
    return (taken.get(row.id) ?? []).reduce(withEntry, view);
  };
  /** Petitions that steps registered while the screens are looked at. */
  const parts = new Map<string, PetitionView>();
  /** A petition of the fake desk: one of its rows, or a part that was split off. */
  const known = (petition: string, masked: boolean) => {
    const index = rows.findIndex((row) => row.id === petition);
    const row = rows[index];
    if (row) return { row, index, view: viewOf(row, index, masked) };
    const part = parts.get(petition);
    if (!part) return null;
    const view = (taken.get(petition) ?? []).reduce(withEntry, part);
    return { row: rowOf(view, indexOf(view, []), "local"), index: 0, view: masked ? maskView(view) : view };
  };
  const namedBy = (petition: string) =>
    [...rows.map(({ id }) => id), ...parts.keys()].flatMap((other) => {
      const view = known(other, true)?.view;
      const named = view ? namedIn(view).filter((one) => one.other === petition) : [];
      return named.map(({ relation }) => seenFromThere({ other, relation }));
    });
  const detail = (petition: string, masked: boolean): PetitionDetail | null => {
    const found = known(petition, masked);
    if (!found) return null;
    const { row, index, view } = found;
    const course = courseOf(view);
    return {
      view,
      row: { ...row, stage: course.all.length > 0 ? course.stage : row.stage },
      masked,
      duties: [dutyOf(index)],
      clocks: clocksOf(view, nationalProfile, makeCalendar(holidayTables), today),
      attachments: view.attachments.map(({ attachment }) => ({ ...attachment, held: true })),
      actions: ["supplement", "attach", "note", "record-upper-number", "confirm-statement"].map((action) => ({
        action,
        allowed: action !== "confirm-statement",
        article: "",
        reason: action === "confirm-statement" ? "原始陈述已经核对" : null,
      })),
      editable: true,
      settleable: true,
      offers: offersOf(view, context()),
      course,
      namedBy: namedBy(petition).filter(({ other }) => linksOf(view, course).every((link) => link.other !== other)),
      endedBefore: null,
      moving: view.sealed ? null : { allowed: true, reason: null },
      movedNumber: view.sealed ? "J-990127101-2026-A-0003-7KQ" : null,
    };
  };
  /** Decides as the engine does, and shows what was decided; nothing is stored. */
  const act = async (petition: string, command: Exclude<Command, { readonly do: "register" }>): Answer<null> => {
    const found = known(petition, false);
    if (!found) return refuse("not-found", "没有这一件。");
    const { row, view } = found;
    const decision = decide(view, command, context());
    if (isRefusal(decision)) return decision;
    for (const part of registeredBeside(view, decision.events, `${today}T10:00:00+08:00`)) parts.set(part.id, part);
    const own = decision.events.filter((event) => event.subject === petition && event.scope === undefined);
    const entries = own.map(({ type, body }) => entryOf(view, row, type, body, String(body["date"] ?? today)));
    taken.set(petition, [...(taken.get(petition) ?? []), ...entries]);
    changed("petitions");
    return null;
  };
  /** All petitions of the fake desk: the lists take those that the steps put into them. */
  const marked = async (mark: MatterMark) =>
    rows
      .map((row, index) => ({ row, view: viewOf(row, index, true) }))
      .filter(({ view }) => scene !== "empty" && marksOf(view).includes(mark))
      .map(({ row, view }) => ({ row, view, course: courseOf(view) }));
  const none = async (): Answer<null> => null;
  let concerns: readonly Concern[] = scene === "district" ? districtConcerns : [];
  const drafts = new Map<
    string,
    { id: string; savedAt: string; label: string; channel: string; form: Readonly<Record<string, unknown>> }
  >();

  const formDrafts = new Map<string, Readonly<Record<string, unknown>>>();

  const fakeRecovery = (identity: string): RecoverySheet => {
    if (!status.office) throw new Error("set up first");
    return { office: status.office, identity, madeAt: `${today}T09:00:00+08:00` };
  };
  let pending: { readonly recovery: RecoverySheet; readonly root: RootSheet | null } | null =
    scene === "unconfirmed" ? { recovery: fakeRecovery(identities[0]), root: null } : null;

  const lines = rows.map(({ id, number, title }) => ({ petition: id, number, title }));
  const office = scene === "district" ? "990127" : "990127101";
  const { turned, ...records } = fakeRecords(office, today, lines, () => changed("records"), scene === "empty");
  const api: EngineApi = {
    ...fakeRules(scene === "district" ? "990127" : "990127101", today, scene === "district", () => changed("rules")),
    ...fakePapers(status.office?.name ?? "青溪镇信访站", () => changed("papers")),
    ...matterLists(marked, () => today),
    status: async () => status,
    ...records,
    ...fakeRetention(scene === "empty" ? [] : rows, today, records, (petition, told) => {
      destroyed.set(petition, told);
      changed("petitions");
    }),
    ...fakeWorkTable(scene === "empty" ? [] : rows, today),
    ...fakeAccusations(
      scene,
      refuse,
      () => changed("accusations"),
      (petition) => {
        moved.add(petition);
        changed("petitions");
      },
    ),
    setUp: async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      const office = {
        organisation: request.organisation,
        name: request.officeName,
        level: request.level,
        deviceCode: "A",
        device: "a".repeat(32),
      };
      const user: UserInfo = { id: "u1", name: request.user.name, role: "administrator" };
      team = [user];
      status = { ...status, phase: "open", office, user, users: team, enrolment: request.level === "district" ? "root" : "none" };
      pending = { recovery: fakeRecovery(identities[0]), root: request.level === "district" ? fakeRoot : null };
      changed("status", "users");
      return pending;
    },
    pendingSheets: async () => (status.user?.role === "administrator" ? pending : null),
    confirmSheets: async () => {
      pending = null;
      changed("status");
      return null;
    },
    renewRecoverySheet: async () => {
      const recovery = fakeRecovery(identities[1]);
      pending = { recovery, root: null };
      changed("status");
      return recovery;
    },
    unlock: async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 250));
      const user = team.find((one) => one.id === request.user);
      if (!user || request.passphrase === "wrong") {
        wrong++;
        update({ waitSeconds: wrong > 1 ? 2 ** wrong : 0 });
        return refuse("wrong-passphrase", "口令不对。数据没有变化，请核对大小写后再试。");
      }
      update({ phase: "open", user, waitSeconds: 0 });
      return status;
    },
    unlockWithRecovery: async ({ identity }) => {
      if (!identity.startsWith("AGE-SECRET-KEY-1")) return refuse("wrong-recovery", "恢复码不对，请逐字核对恢复单后再输。");
      update({ phase: "open", user: { id: recoveryUser, name: "恢复单", role: "administrator" } });
      return status;
    },
    lock: async () => update({ phase: "locked", user: null }),
    recover: async () => {
      update({ phase: "open", recoveryReason: null });
      return status;
    },
    users: async () => team,
    addUser: async ({ name, role }) => {
      const user = { id: `u${team.length + 1}`, name, role };
      team = [...team, user];
      changed("users");
      return user;
    },
    removeUser: async ({ user }) => {
      team = team.filter((one) => one.id !== user);
      changed("users");
      return null;
    },
    changeRole: async ({ user, role }) => {
      team = team.map((one) => (one.id === user ? { ...one, role } : one));
      changed("users");
      return null;
    },
    changePassphrase: async ({ old }) => (old === "wrong" ? refuse("wrong-passphrase", "原口令不对，口令没有更改。") : null),
    resetPassphrase: async () => null,
    setLockAfter: async ({ minutes }) => {
      update({ lockAfterMinutes: minutes });
      return null;
    },
    drafts: async () => [...drafts.values()],
    draft: async ({ id }) => drafts.get(id) ?? null,
    saveDraft: async (request) => {
      if (status.phase !== "open") return refuse("locked", "本台已锁定，请先输入口令。");
      const savedAt = new Date().toISOString();
      drafts.set(request.id, { ...request, savedAt });
      changed("drafts");
      return { savedAt };
    },
    discardDraft: async ({ id }) => {
      drafts.delete(id);
      changed("drafts");
      return null;
    },
    formDraft: async ({ petition, type }) => formDrafts.get(`${petition}:${type}`) ?? null,
    unfinishedForms: async ({ petition }) =>
      [...formDrafts.keys()].filter((id) => id.startsWith(`${petition}:`)).map((id) => id.slice(petition.length + 1) as FormName),
    saveFormDraft: async ({ petition, type, form }) => {
      formDrafts.set(`${petition}:${type}`, form);
      changed("drafts");
      return null;
    },
    discardFormDraft: async ({ petition, type }) => {
      formDrafts.delete(`${petition}:${type}`);
      changed("drafts");
      return null;
    },
    register: async ({ draft, screening }) => {
      drafts.delete(draft);
      if (screening !== undefined) turned(screening, rows[0]?.id ?? "");
      changed("petitions", "drafts");
      return { petition: rows[0]?.id ?? "", number: "990127101-2026-A-0434-M3K" };
    },
    amend: none,
    confirmStatement: none,
    supplement: none,
    note: none,
    attach: none,
    giveNotice: ({ petition, ...notice }) => act(petition, { do: "give-notice", ...notice }),
    object: ({ petition, ...body }) => act(petition, { do: "object", ...body }),
    takeStep: async ({ petition, ...step }) =>
      fakeNumberCheck(step.type, step.body) ?? act(petition, { do: "take-step", ...step }),
    recordUpperNumber: none,
    linkSameMatter: none,
    settleConflict: none,
    void: ({ petition, ...body }) => act(petition, { do: "void", ...body }),
    list: async ({ filter, offset, limit, text }): Promise<ListAnswer> => {
      if (scene === "empty") return { rows: [], total: 0, complete: true };
      const many = Array.from({ length: 20 }, (_, turn) =>
        rows.map((row) => ({ ...row, id: turn ? `${turn}${row.id.slice(String(turn).length)}` : row.id })),
      ).flat();
      const hits = many.filter(
        (row) =>
          (!text || row.title.includes(text) || row.number.includes(text)) &&
          (!filter.stage || row.stage === filter.stage) &&
          (!filter.state || ledgerStateOf(row.stage) === filter.state) &&
          (!filter.sync || row.sync === filter.sync) &&
          (!filter.channel || row.channel === filter.channel),
      );
      return { rows: hits.slice(offset, offset + limit), total: hits.length, complete: true };
    },
    petition: async ({ petition }) => detail(petition, true),
    disclose: async ({ petition }) => detail(petition, false) ?? refuse("not-found", "没有这一件。"),
    knownMatters: async ({ title, name, except }) => {
      const other = rows.find((row, index) => index > 0 && row.id !== except);
      return (title || name) && other
        ? [
            {
              petition: other.id,
              number: other.number,
              title: other.title,
              organisation: "990127101",
              stage: "registered",
              receiptDate: other.receiptDate,
              because: ["name-and-place", "words"],
            },
          ]
        : [];
    },
    stepWarnings: async ({ petition, ...step }) => {
      const found = known(petition, false);
      const decision = found && decide(found.view, { do: "take-step", ...step }, context());
      return decision && !isRefusal(decision) ? decision.warnings : [];
    },
    intakeWarnings: async () => [],
    accessRecords: async () => [],
    workTable: async () =>
      scene === "empty"
        ? {
            ...workTable,
            overdue: 0,
            today: 0,
            threeDays: 0,
            sevenDays: 0,
            withDue: 0,
            conflicting: 0,
            due: [],
            toExport: { petitions: 0, events: 0 },
            awaitingReceipt: 0,
            acknowledged: 0,
            total: 0,
            awaitingUpper: 0,
            arrived: [],
            conflicts: [],
          }
        : workTable,
    addAttachment: async ({ file, name, mediaType }) => {
      const done = await job("attach", [`正在封存 ${name}`], 5);
      return done ? { hash: "c".repeat(64), size: file.size, name, mediaType } : cancelled;
    },
    openAttachment: async () => new Blob(["材料"], { type: "text/plain" }),
    dictionary: async ({ name }) =>
      name === "content-class"
        ? [
            // The longest of the built-in classes.
            { code: "0401", name: "拖欠工资", parent: "04", active: true },
            ...[
              "农村农业",
              "国土资源",
              "城乡建设",
              "劳动和社会保障",
              "卫生计生",
              "教育文体",
              "民政",
              "政法",
              "经济管理",
              "交通运输",
              "环境保护",
              "其他",
            ].map((label, index) => ({ code: String(index + 1).padStart(2, "0"), name: label, parent: null, active: true })),
          ]
        : ["青溪社区", "上坞村", "下坞村", "石塘村"].map((label, index) => ({
            code: `99012710120${index}`,
            name: label,
            parent: "990127101",
            active: true,
          })),
    importDictionary: async ({ text }) =>
      text.trim() === "" ? refuse("empty", "文件里没有可用的行，字典没有改动。") : { entries: text.trim().split("\n").length },
    createRequest: async ({ folder }) => {
      if (status.enrolment === "none") update({ enrolment: "requested" });
      return { path: `${folder}/990127101-A.xfreq`, words: eightWords, fingerprint: "3f8a 91c2 07de 55b1 e6a0 4c7d 9812 bb30" };
    },
    pendingRequest: async () =>
      status.enrolment === "requested"
        ? { words: eightWords, fingerprint: "3f8a 91c2 07de 55b1 e6a0 4c7d 9812 bb30", madeAt: `${today}T08:40:00+08:00` }
        : null,
    reviewRequest: async ({ token }) => ({
      token,
      organisation: "990127204",
      organisationName: "白石乡信访站",
      level: "township",
      deviceCode: "A",
      words: eightWords,
      madeAt: `${today}T08:40:00+08:00`,
      known: false,
    }),
    issueEnrolment: async ({ folder }) => written("990127204-A-接入.xfb", folder, "read-back"),
    importEnrolment: async ({ rootWords }) => {
      if (rootWords.join() !== eightWords.join())
        return refuse("wrong-root", "八个词与接入包不一致，没有接入。请与区县信访局逐词核对。");
      const certificateUntil = "2031-11-24T02:00:00.000Z";
      update({ enrolment: "enrolled", certificateUntil, superior: { organisation: "990127", name: "云岭区信访局" } });
      return { superior: "云岭区信访局" };
    },
    rootWords: async () => eightWords,
    members: async () => members,
    revoke: none,
    exportPlan: async ({ to }) => ({
      to: {
        organisation: to,
        name: to === "990127" ? "云岭区信访局" : (members.find((one) => one.organisation === to)?.name ?? to),
      },
      petitions: 2,
      events: 7,
      attachments: 3,
      attachmentBytes: 17_825_792,
      suggestedName: "青溪镇信访站-云岭区信访局-20261120-0915.xfb",
    }),
    export: async ({ folder, receiptOnly }) => {
      const done = await job("export", ["正在整理记录", "正在加密", "正在写入", "正在回读核对"]);
      if (!done) return cancelled;
      changed("exchange", "status");
      return written(
        receiptOnly ? "回执-青溪镇信访站.xfb" : "青溪镇信访站-云岭区信访局-20261120-0915.xfb",
        folder,
        folder.includes("E:") ? "read-back" : "flushed",
      );
    },
    planImport: async ({ token }) => plan(token),
    applyImport: async () => {
      const done = await job("import", ["正在核验", "正在合并", "正在保存"], 8);
      if (!done) return refuse("cancelled", "已停在两批之间，已合并的部分有效；再次接收同一文件会接着做。");
      changed("exchange", "petitions");
      return { bundle: "b".repeat(32), petitions: 14, events: 61, conflicts: 1, receiptCode: "K7Q4M9X2TB" };
    },
    applyReceiptCode: async ({ code }) =>
      /^[0-9A-Z]{10}$/.test(code) ? { petitions: 3 } : refuse("wrong-code", "回执码不对，状态没有改动。请逐字再核对一遍。"),
    exchanges: async () =>
      scene === "empty" || scene === "joining"
        ? []
        : [
            record("out", "sync", "云岭区信访局", "2026-11-18T10:20:00+08:00", 3, 11, null),
            record("in", "receipt", "云岭区信访局", "2026-11-12T09:31:00+08:00", 9, 0, null),
            record("out", "sync", "云岭区信访局", "2026-11-11T15:02:00+08:00", 9, 34, "2026-11-12T09:31:00+08:00"),
            record("out", "backup", "备份", "2026-11-10T17:20:00+08:00", 428, 1630, null),
          ],
    concerns: async () => concerns,
    settleConcern: async ({ id, decision, reason }) => {
      if (decision !== "seen" && reason === "") return refuse("reason-needed", "请写明理由，便于以后查考。");
      const settled = { decision, by: status.user?.name ?? "", at: `${today}T09:30:00+08:00`, reason };
      concerns = concerns.map((one) => (one.id === id ? { ...one, decisions: [], settled } : one));
      changed("exchange", "status");
      return null;
    },
    backup: async ({ folder }) => {
      const done = await job("backup", ["正在整理", "正在加密", "正在写入", "正在回读核对"]);
      if (!done) return cancelled;
      update({ lastBackup: new Date(`${today}T09:20:00+08:00`).toISOString() });
      return written("备份-青溪镇信访站-20261120.xfb", folder, "read-back");
    },
    restore: async () => refuse("wrong-recovery", "恢复码打不开这个备份包，没有恢复。请核对恢复单上的日期与备份是否同一套。"),
    cancel: async ({ job: name }) => {
      stopped.add(name);
    },
  };
  if (scene === "rebuilding") void job("rebuild", ["正在重放日志 612 / 1204 条"], 100_000);
  return {
    api,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function record(
  direction: "out" | "in",
  kind: string,
  other: string,
  at: string,
  petitions: number,
  events: number,
  acknowledgedAt: string | null,
) {
  return { id: at, direction, kind, other, at, path: "E:\\信访", petitions, events, acknowledgedAt, receiptCode: null };
}

const nothing = {
  newPetitions: 0,
  updated: 0,
  events: 0,
  parallel: 0,
  conflicts: 0,
  likelyDuplicates: 0,
  parked: 0,
  quarantined: 0,
  expired: 0,
  attachments: 0,
};

/** Four files, four outcomes: ready, known, gap, refused, by the last digit of the token. */
function plan(token: string): ImportPlan {
  const turn = Number.parseInt(token.slice(-1), 16) % 4;
  const from = [
    { organisation: "990127101", name: "青溪镇信访站" },
    { organisation: "990127002", name: "南桥街道信访办" },
    { organisation: "990127203", name: "石门乡信访站" },
    null,
  ][turn];
  const file = { token, name: `${from?.name ?? "不明"}-云岭区信访局-20261120.xfb`, size: 18_435_072 };
  const base = {
    file,
    from: from ?? null,
    bundle: "b".repeat(32),
    createdAt: `${today}T08:15:00+08:00`,
    kind: "sync" as const,
    missing: [],
  };
  if (turn === 0)
    return {
      ...base,
      outcome: "ready",
      refusal: null,
      counts: {
        ...nothing,
        newPetitions: 12,
        updated: 2,
        events: 61,
        parallel: 1,
        conflicts: 1,
        likelyDuplicates: 1,
        attachments: 9,
      },
      acknowledges: 3,
    };
  if (turn === 1) return { ...base, outcome: "known", refusal: null, counts: nothing, acknowledges: 0 };
  if (turn === 2)
    return {
      ...base,
      outcome: "gap",
      refusal: { code: "gap", message: "前面还缺一段记录，暂不合并；请石门乡信访站重新导出一次。" },
      missing: [{ scope: "990127203/general", device: "a".repeat(32), fromSeq: 41, toSeq: 58 }],
      counts: { ...nothing, newPetitions: 4, events: 19 },
      acknowledges: 0,
    };
  return {
    ...base,
    bundle: null,
    kind: null,
    createdAt: null,
    outcome: "refused",
    refusal: { code: "altered", message: "文件内容与签名不符，可能在途中损坏或被改动，没有合并任何内容；请对方重新导出。" },
    counts: nothing,
    acknowledges: 0,
  };
}
