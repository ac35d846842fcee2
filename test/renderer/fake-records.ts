import type { OfficeRecordRow, RecordApi } from "../../renderer/engine/record-api.ts";
import type { RecordContent } from "../../shared/petition/office-record/record-kinds.ts";

/** Records of an office over a fake engine: keeping one really changes the list. */
export function fakeRecords(organisation: string, today: string, changed: () => void): RecordApi {
  const held = new Map<string, OfficeRecordRow>();
  let count = 0;
  const keep = (id: string | null, content: RecordContent) => {
    count += 1;
    const record = id ?? count.toString(16).padStart(32, "0");
    const version = count.toString(16).padStart(64, "0");
    const versions = (held.get(record)?.versions ?? 0) + 1;
    held.set(record, {
      ...content,
      id: record,
      organisation,
      version,
      at: `${today}T01:00:00.000Z`,
      by: "u1",
      versions,
      rivals: [],
    });
    return record;
  };
  const matter = "石桥村三组与四组对水渠用水先后有争议";
  keep(null, {
    kind: "screening",
    data: {
      how: "regular",
      date: today,
      place: "石桥村",
      matter,
      unit: "农业农村办",
      measure: "三天内现场协商",
      settled: null,
      petition: null,
    },
    removed: false,
  });
  return {
    officeRecords: async ({ kind }) => [...held.values()].filter((one) => kind === undefined || one.kind === kind).reverse(),
    async keepRecord({ record, kind, data, removed = false }) {
      const id = keep(record, { kind, data, removed } as RecordContent);
      changed();
      return { record: id };
    },
  };
}
