import type { PetitionFields } from "../../shared/petition/intake.ts";
import type { FieldState, PetitionRow, PetitionView, Stamp } from "../../shared/petition/view.ts";

function stampAt(row: PetitionRow, count: number): Stamp {
  return {
    event: `${count}`.padStart(64, "e"),
    count,
    device: "a".repeat(32),
    epoch: "b".repeat(32),
    seq: count,
    wall: `${row.registrationDate}T09:${String(10 + count).padStart(2, "0")}:00+08:00`,
    actor: "u1",
    organisation: row.organisation,
  };
}

/** A merged view behind one row, as the engine would answer it. */
export function petitionView(row: PetitionRow, masked: boolean): PetitionView {
  const stamp = stampAt(row, 1);
  const state = <T>(value: T): FieldState<T> => ({
    value,
    stamp,
    rivals: [],
    history: [{ value, stamp, base: null }],
  });
  const name = masked
    ? row.petitioner.slice(0, 3).replace("等", "")
    : row.petitioner.slice(0, 3).replace("*", "小").replace("等", "");
  const summary: FieldState<string> = {
    value: "1976–1981 年修建水库，有工分本，邻县同类人员已有补助。",
    stamp: stampAt(row, 4),
    rivals: row.conflict ? [{ value: "有工分本复印件，待核对原件。", stamp: stampAt(row, 3) }] : [],
    history: [
      { value: "修建水库有工分本。", stamp, base: null },
      { value: "1976–1981 年修建水库，有工分本，邻县同类人员已有补助。", stamp: stampAt(row, 4), base: stamp.event },
    ],
  };
  const fields: { [K in keyof PetitionFields]: FieldState<PetitionFields[K]> } = {
    channel: state(row.channel as PetitionFields["channel"]),
    source: state({ kind: "direct" }),
    petitionDate: state(row.receiptDate),
    receiptDate: state(row.receiptDate),
    petitioners: state([
      {
        kind: "person",
        name,
        address: masked ? "青溪镇上坞村***" : "青溪镇上坞村 12 组 37 号",
        identityKind: "resident",
        identityNumber: masked ? "990127********4218" : "990127196803154218",
        phone: masked ? "138****5521" : "13800005521",
        sex: "male",
        birthDate: "1968-03-15",
      },
    ]),
    anonymous: state(false),
    groupSize: state(row.groupSize),
    representatives: state(row.groupSize >= 5 ? [name, "何*土"] : []),
    agent: state(null),
    category: state(row.category as PetitionFields["category"]),
    contentClass: state(row.contentClass),
    place: state(row.place),
    purpose: state("resolve"),
    complainedOf: state(row.title.includes("村务公开栏") ? "上坞村村民委员会、青溪镇人民政府" : ""),
    title: state(row.title),
    summary,
    confidential: state(false),
  };
  const attachment = { hash: "c".repeat(64), size: 2_411_008, name: "工分本照片.jpg", mediaType: "image/jpeg" };
  return {
    id: row.id,
    scope: `${row.organisation}/general`,
    number: row.number,
    registered: stamp,
    registrationDate: row.registrationDate,
    fields,
    statement: {
      text: "1976 至 1981 年参加青溪水库修建，有工分本。邻县同类人员 2024 年起每月补助 80 元，本镇未落实。\n请求：一、说明政策依据；二、符合条件的给予补助。",
      confirmation: { how: "signed", date: row.registrationDate },
      stamp,
    },
    supplements: [{ text: "另补交工友证明两份。", receiptDate: row.registrationDate, signed: true, stamp: stampAt(row, 3) }],
    attachments: [{ attachment, stamp }],
    notes: [{ text: "已电话联系农业农村办核对名册。", stamp: stampAt(row, 5) }],
    upperNumbers: [],
    notices: row.stage === "noticed" ? [{ date: row.registrationDate, how: "written", stamp: stampAt(row, 6) }] : [],
    objections: [],
    sameMatter: [],
    voided: null,
    timeline: [
      { stamp, type: "petition.registered", body: {} },
      {
        stamp: stampAt(row, 3),
        type: "petition.supplemented",
        body: { receiptDate: row.registrationDate, signed: true, attachments: 0 },
      },
      { stamp: stampAt(row, 4), type: "petition.amended", body: { fields: ["summary"] } },
      { stamp: stampAt(row, 5), type: "petition.noted", body: {} },
    ],
    setAside: [],
    contested: [],
    forked: false,
  };
}
