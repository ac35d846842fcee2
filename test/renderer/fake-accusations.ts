import type { AccusationApi, AccusationReceipt, AccusationRow, OfficerInfo } from "../../renderer/engine/api/accusation-api.ts";
import type { Refused } from "../../renderer/engine/api/answer.ts";
import type { AccusationFile } from "../../shared/petition/accusation/accusation-file.ts";

const office = "990127 区信访局";
const at = "2026-11-18T02:00:00.000Z";

const ledgerPage = {
  hash: "b".repeat(64),
  size: 482_113,
  name: "账页照片.jpg",
  mediaType: "image/jpeg",
  sealedHash: "c".repeat(64),
};

const files: readonly AccusationFile[] = [
  {
    id: "a1".repeat(16),
    scope: "990127101/accusation",
    taken: {
      did: "taken",
      number: "J-990127101-2026-A-0002-4TQ",
      receiptDate: "2026-11-19",
      channel: "visit",
      accuser: { name: "李水英", address: "青溪镇上坞村 4 组", phone: "" },
      complainedOf: { name: "王某某", unit: "上坞村村民委员会，出纳" },
      statement: "2025 年的水库移民后期扶持款到村后没有按户发放。\n\n请查账，查清去向。",
      claimNumber: "990127101-2026-A-0433-M3K",
      office: { organisation: "990127101", name: "青溪镇信访站" },
      takenBy: "周敏",
      attachments: [ledgerPage],
    },
    attachments: [ledgerPage],
    acts: [],
  },
  {
    id: "a2".repeat(16),
    scope: "990127101/accusation",
    taken: {
      did: "taken",
      number: "J-990127101-2026-A-0001-9ZK",
      receiptDate: "2026-11-02",
      channel: "letter",
      accuser: null,
      complainedOf: { name: "青溪镇某站负责人", unit: "" },
      statement: "反映虚报耕地补贴面积。",
      claimNumber: "",
      office: { organisation: "990127101", name: "青溪镇信访站" },
      takenBy: "周敏",
      attachments: [],
    },
    attachments: [],
    acts: [
      {
        did: "transferred",
        date: "2026-11-06",
        to: "区纪委监委",
        documentNumber: "信访转〔2026〕3 号",
        note: "",
        by: "沈立",
        at,
      },
    ],
  },
];

const mention = { record: "1".repeat(32), organisation: "990127101" } as const;
const part = { organisation: "990127101", sameWords: true } as const;

/** The compartment over made-up data: the district's officer opens it with any passphrase but "wrong". */
export function fakeAccusations(
  scene: string,
  refuse: (refused: string, message: string) => Refused,
  changed: () => void,
  moved: (petition: string) => void,
): AccusationApi {
  const district = scene === "district";
  let open: string | null = null;
  let officers: readonly OfficerInfo[] = district
    ? [
        { recipient: "age1officer", name: "沈立", office, from: at, until: null },
        { recipient: "age1former", name: "钱平", office, from: "2025-03-01T02:00:00.000Z", until: at },
      ]
    : [];
  let receipts: readonly AccusationReceipt[] = district
    ? []
    : [
        { number: "J-990127101-2026-A-0002-4TQ", date: "2026-11-19", state: "waiting" },
        { number: "J-990127101-2026-A-0001-9ZK", date: "2026-11-02", state: "acknowledged" },
      ];
  const closed = () => refuse("compartment-closed", "检举控告专区没有打开，请由专人输入自己的口令");
  return {
    accusationDesk: async () => ({
      officers: scene === "joining" ? 0 : 1,
      receipts,
      unopened: district ? 3 : 0,
      open: open === null ? null : { name: open },
    }),
    takeAccusation: async ({ accusation }) => {
      const number = "J-990127101-2026-A-0003-7KQ";
      receipts = [{ number, date: accusation.receiptDate, state: "waiting" }, ...receipts];
      changed();
      return { number };
    },
    moveToAccusations: async ({ petition }) => {
      const number = "J-990127101-2026-A-0003-7KQ";
      receipts = [{ number, date: "2026-11-20", state: "waiting" }, ...receipts];
      moved(petition);
      changed();
      return { number, cleared: true };
    },
    movePlan: async () => ({
      records: [
        { ...mention, kind: "screening", date: "2026-11-06", text: "上坞村多户来问水利补助", fate: "goes" },
        { ...mention, kind: "meeting", date: "2026-11-10", text: "逐件听取进展，研究政策依据。", fate: "shared" },
      ],
      related: [{ petition: "f".repeat(32), number: "990127101-2026-A-0427-P2D", title: "要求公开水利补助账目", ...part }],
      origin: null,
    }),
    sealRecordsOf: async () => ({ cleared: true }),
    officers: async () => officers,
    clearOfficer: async ({ name }) => {
      const recipient = `age1fresh${officers.length}`;
      officers = [...officers, { recipient, name, office, from: null, until: null }];
      changed();
      return {
        recipient,
        name,
        office,
        identity: `AGE-SECRET-KEY-1${"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".repeat(2).slice(0, 58)}`,
        madeAt: at,
      };
    },
    officerSheet: async () => closed(),
    announceOfficer: async ({ recipient }) => {
      officers = officers.map((one) => (one.recipient === recipient ? { ...one, from: at } : one));
      changed();
      return null;
    },
    endClearance: async ({ recipient }) => {
      officers = officers.map((one) => (one.recipient === recipient ? { ...one, until: at } : one));
      changed();
      return null;
    },
    openAccusations: async ({ recipient, passphrase }) => {
      if (passphrase === "wrong") return refuse("wrong-officer-passphrase", "专人口令不对，没有打开，请重试");
      const name = officers.find((one) => one.recipient === recipient)?.name ?? "";
      open = name;
      changed();
      return { name };
    },
    closeAccusations: async () => {
      open = null;
      changed();
    },
    changeOfficerPassphrase: async () => null,
    accusations: async () =>
      open === null
        ? closed()
        : {
            rows: files.map(
              (file): AccusationRow => ({
                id: file.id,
                number: file.taken?.number ?? "",
                receiptDate: file.taken?.receiptDate ?? "",
                office: file.taken?.office.name ?? "",
                complainedOf: file.taken?.complainedOf.name ?? "",
                state: file.acts.length > 0 ? "transferred" : "waiting",
              }),
            ),
            problems: ["1 份封存部分是封给其他专人的，须由其本人打开。"],
          },
    accusation: async ({ id }) => (open === null ? closed() : (files.find((file) => file.id === id) ?? closed())),
    openAccusationFile: async () => closed(),
    actOnAccusation: async () => null,
  };
}
