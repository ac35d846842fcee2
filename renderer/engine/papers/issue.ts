import type { Bytes } from "../../../shared/crypto/bytes.ts";
import { docxMediaType, docxOf } from "../../../shared/documents/paper/docx.ts";
import type { PaperKind } from "../../../shared/documents/paper/kind.ts";
import { makePaper, missingField } from "../../../shared/documents/paper/make.ts";
import { numberWord } from "../../../shared/documents/paper/number.ts";
import { routeOf } from "../../../shared/documents/paper/remedy.ts";
import { addresseeRefusal } from "../../../shared/documents/paper/towards.ts";
import { recordedNumber } from "../../../shared/documents/papers/recorded-number.ts";
import { fitsRoute, paperKind, papersOf } from "../../../shared/documents/papers/registry.ts";
import { type Course, courseOf } from "../../../shared/petition/course/course.ts";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { permits } from "../../../shared/registry/roles.ts";
import type { Answer, Refused } from "../api/answer.ts";
import type { PapersApi } from "../api/papers-api.ts";
import { recordAccess } from "../audit.ts";
import type { Desk, Session } from "../desk.ts";
import type { Work } from "../ledger/work.ts";
import { decideInto } from "../petitions/commands.ts";
import { dictionaryOf } from "../petitions/dictionaries.ts";
import { refused } from "../strings.ts";
import { officeOf } from "../vault/trust-file.ts";
import { nextNumber, takenElsewhere } from "./numbers.ts";
import { officeProfileOf, templateOf } from "./office.ts";

type Request = Parameters<PapersApi["issuePaper"]>[0];
type Issued = { readonly number: string; readonly file: Attachment };

/**
 * Issues a document. Number, bytes, event and register are made inside one turn of the engine's queue: two windows can
 * never get the same number, and a refusal uses none up.
 */
export async function issuePaper(desk: Desk, session: Session, request: Request): Answer<Issued> {
  const { user, trust } = desk;
  const kind = paperKind(request.kind);
  if (!user || !trust) return refused("locked");
  if (!permits(user.role, "disclose")) return refused("not-allowed");
  if (kind === null) return refused("unknown-paper");
  if (!papersOf(officeOf(trust).level).includes(kind)) {
    return {
      refused: "not-this-office",
      message: `${kind.name}只能由县级信访部门或者上一级机关出具，本单位不能出具（${kind.article}）。`,
      article: kind.article,
    };
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(request.date)) return refused("bad-paper-date", { field: "date" });
  if (!session.disclosed.has(request.petition)) await recordAccess(desk, session, "disclosed", [request.petition]);
  const answer = await session.core.write((work) => issueInto(desk, session, work, request));
  if (!("refused" in answer)) desk.changed(["petitions", "papers"]);
  return answer;
}

async function issueInto(desk: Desk, session: Session, work: Work, request: Request): Promise<Issued | Refused> {
  const { petition, entered, date, confirmed } = request;
  const kind = paperKind(request.kind);
  const { user, trust } = desk;
  const view = await work.view(petition);
  if (!view || !kind || !user || !trust) return refused("unknown-petition");
  if (!fitsRoute(kind, routeOf(courseOf(view)))) {
    const items = (kind.routes ?? []).join("、");
    return {
      refused: "wrong-route",
      message: `${kind.name}只用于第31条第${items}项的事项；本件还没有确定途径或者走别的途径，期限和救济不同，没有签发。`,
      article: "第31条",
    };
  }
  const office = await officeProfileOf(desk, session);
  const facts = {
    office,
    view,
    course: courseOf(view),
    clocks: desk.clocks(view),
    dictionaries: { contentClass: await dictionaryOf(session, "content-class"), place: await dictionaryOf(session, "place") },
    officer: user.name,
  };
  const missing = missingField(kind, facts, entered);
  if (missing !== null) {
    return { refused: "missing-field", message: `${kind.name}缺少必备内容“${missing}”，没有签发。`, field: missing };
  }
  const closed = addresseeRefusal(kind, facts, entered, confirmed);
  if (closed !== null) return closed;
  if (kind.series !== null && office.prefix === "") return refused("no-prefix", { field: "prefix" });
  const number = await numberOf(desk, session, work, request, kind, office.prefix, facts.course);
  if (typeof number !== "string") return number;
  const paper = makePaper(kind, facts, { entered, date, number, template: await templateOf(session, kind.id) });
  const written = await session.attachments.add(streamOf(docxOf(paper)));
  const file: Attachment = { ...written, name: `${kind.name}${number}.docx`, mediaType: docxMediaType };
  const body = {
    date,
    kind: kind.id,
    title: kind.name,
    number: number === "" ? null : number,
    file,
    ...(confirmed === undefined ? {} : { confirmed: [...confirmed] }),
  };
  const refusal = await decideInto(desk, session, user, work, view, { do: "take-step", type: "petition.document-issued", body });
  if (refusal !== null) {
    // The same bytes may belong to a document that was issued before: what is named stays.
    if (!view.attachments.some(({ attachment }) => attachment.hash === file.hash)) await session.attachments.remove(file.hash);
    return refusal;
  }
  return { number, file };
}

/** What its step recorded, else the next number of its series; empty for a kind without numbers. */
async function numberOf(
  { trust }: Desk,
  session: Session,
  work: Work,
  { petition, date, lastUsed }: Request,
  kind: PaperKind,
  prefix: string,
  course: Course,
): Promise<string | Refused> {
  if (kind.series === null || !trust) return "";
  const recorded = recordedNumber(kind, course);
  if (recorded === null) {
    const word = numberWord(prefix, kind.series, officeOf(trust).deviceCode);
    return nextNumber(session, work, { word, year: Number(date.slice(0, 4)) }, lastUsed);
  }
  if (await takenElsewhere(session, recorded, petition)) {
    return {
      refused: "number-taken",
      message: `办理时记录的文号 ${recorded} 已经用在另一件的文书上（作废的号也不再用），没有签发。请对照文号登记簿，核对是哪一件记错了。`,
      field: "number",
    };
  }
  return recorded;
}

function streamOf(bytes: Bytes): ReadableStream<Bytes> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
