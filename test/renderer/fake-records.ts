import type { OfficeRecordRow, OpenMatter, PetitionLine, RecordApi } from "../../renderer/engine/api/record-api.ts";
import type { RecordContent } from "../../shared/petition/office-record/record-kinds.ts";

/** What an office of the pictures keeps, one or two of each kind. Places are invented. */
function examples(today: string, petition: string): readonly RecordContent[] {
  const month = today.slice(0, 8);
  const screening = { how: "regular", date: today, place: "石桥村", unit: "农业农村办", settled: null, petition: null } as const;
  const matter = "石桥村三组与四组对水渠用水先后有争议";
  const decision = { owner: "周明", unit: "农业农村办", due: `${month}18`, done: null };
  return [
    { kind: "screening", data: { ...screening, matter, measure: "三天内现场协商" }, removed: false },
    {
      kind: "screening",
      data: {
        ...{ ...screening, how: "dynamic", date: `${month}06`, place: "上坞村", petition },
        ...{ matter: "原农田水利修建民工补助没有落实，多户来问", measure: "核对工分本" },
      },
      removed: false,
    },
    {
      kind: "meeting",
      data: {
        ...{ form: "joint-conference", date: `${month}10`, place: "镇政府三楼会议室", chair: "徐建国" },
        ...{ attendees: ["农业农村办 周明", "财政所 沈洁", "律师 一人"], petitions: [petition] },
        minutes: "逐件听取进展，研究政策依据。",
        decisions: [
          { ...decision, text: "核对 1976 至 1981 年工分本，列出名册" },
          { ...decision, text: "书面请示区水利局有无补助政策", owner: "沈洁", due: `${month}30` },
          { ...decision, text: "通知来访群众答复时间", done: `${month}12` },
        ],
      },
      removed: false,
    },
    {
      kind: "reception",
      data: {
        ...{ date: `${month}12`, place: "镇信访接待室", leader: "徐建国", post: "副镇长" },
        record: { petitions: [petition], summary: "听取诉求，约定月底前书面答复。" },
      },
      removed: false,
    },
    {
      kind: "reception",
      data: { date: `${month}28`, place: "镇信访接待室", leader: "高远", post: "镇长", record: null },
      removed: false,
    },
    {
      kind: "duty-roster",
      data: {
        ...{ occasion: "水库蓄水验收", from: `${month}18`, to: `${month}26` },
        matters: [{ matter: "上坞村水利补助", owner: "周明", unit: "农业农村办" }],
      },
      removed: false,
    },
    {
      kind: "group-visit-notice",
      data: {
        ...{ notice: { office: "云岭区信访局", number: "电话 08:40", date: today }, date: today, time: "14:30" },
        ...{ place: "区信访局接待大厅", people: 12, destination: "county", matter: "原农田水利修建民工补助", received: null },
      },
      removed: false,
    },
    {
      kind: "responsibility",
      data: { matter: "石桥村水渠修复", owner: "周明", unit: "农业农村办", measure: "月底前修通", due: `${month}30`, done: null },
      removed: false,
    },
    {
      kind: "handover",
      data: {
        ...{ from: "周明", to: "林晓", date: `${month}05`, signed: `${month}06` },
        matters: [{ petition, number: "990127101-2026-A-0426-Q7F", clocks: [{ step: "书面告知", strict: `${month}20` }] }],
      },
      removed: false,
    },
  ];
}

/** Records of an office over a fake engine: keeping one really changes the list. */
export function fakeRecords(
  organisation: string,
  today: string,
  petitions: readonly PetitionLine[],
  changed: () => void,
  none = false,
): RecordApi & { readonly turned: (record: string, petition: string) => void } {
  const held = new Map<string, OfficeRecordRow>();
  let count = 0;
  const keep = (id: string | null, content: RecordContent, of = organisation) => {
    count += 1;
    const record = id ?? count.toString(16).padStart(32, "0");
    const version = count.toString(16).padStart(64, "0");
    const versions = (held.get(record)?.versions ?? 0) + 1;
    held.set(record, {
      ...content,
      id: record,
      organisation: of,
      version,
      at: `${today}T01:00:00.000Z`,
      by: "u1",
      writtenAt: of,
      versions,
      moved: null,
      rivals: [],
    });
    return record;
  };
  for (const content of none ? [] : examples(today, petitions[1]?.petition ?? "")) keep(null, content);
  // A district has what the offices beneath it keep beside its own.
  if (organisation.length === 6) {
    for (const content of examples(today, "").filter(({ kind }) => kind === "screening" || kind === "meeting")) {
      keep(null, content, "990127101");
    }
  }
  return {
    officeRecords: async ({ kind }) => [...held.values()].filter((one) => kind === undefined || one.kind === kind).reverse(),
    async keepRecord({ record, kind, data, removed = false }) {
      const id = keep(record, { kind, data, removed } as RecordContent);
      changed();
      return { record: id };
    },
    petitionLines: async ({ petitions: wanted }) => petitions.filter(({ petition }) => wanted.includes(petition)),
    findMatters: async ({ text }) => petitions.filter(({ number, title }) => `${number} ${title}`.includes(text)).slice(0, 8),
    openMatters: async () =>
      petitions.map((line, at): OpenMatter => {
        const clocks = [{ step: "办结", strict: `${today.slice(0, 8)}${24 + (at % 5)}` }];
        return { ...line, person: at % 2 === 0 ? "林晓" : "周明", clocks };
      }),
    turned(record, petition) {
      const row = held.get(record);
      if (row?.kind !== "screening") return;
      keep(record, { kind: "screening", data: { ...row.data, petition }, removed: false });
      changed();
    },
  };
}
