import { isDate, shanghaiDate } from "../regulation/date.ts";
import type { Command, DecideContext, Decision, NewEvent, Refusal } from "./command.ts";
import { confirmationRefusal } from "./decide-registration.ts";
import { effectiveToday } from "./intake-checks.ts";
import { confirmsMore } from "./merge-registration.ts";
import { attachmentRefusal } from "./refusals.ts";
import type { PetitionView } from "./view.ts";

/** Whatever only adds to a petition and changes nothing that stands. */
export function decideAddition(
  view: PetitionView,
  command: Exclude<
    Command,
    { readonly do: "register" | "amend" | "settle-conflict" | "give-notice" | "object" | "take-step" | "void" }
  >,
  context: DecideContext,
): Decision | Refusal {
  const lastDay = context.lastWall === null ? null : shanghaiDate(context.lastWall);
  const latestDay = effectiveToday(context.today, lastDay);
  const held = view.attachments.map((item) => item.attachment.hash);
  switch (command.do) {
    case "confirm-statement": {
      const { how, date } = command;
      if (view.statement === null) return { refused: "no-statement", message: "登记内容尚未收到，不能核对陈述" };
      if (!confirmsMore(view.statement.confirmation, { how, date })) {
        return {
          refused: "confirmed-already",
          message: "原始陈述已经核对，不必重复；新的话请记作补充陈述",
          article: "第19条第1款",
        };
      }
      const fault = confirmationRefusal(date, view.fields.petitionDate?.value ?? "", latestDay);
      return fault ?? one(view, "petition.statement-confirmed", { how, date });
    }
    case "supplement": {
      const { text, receiptDate, signed, attachments } = command;
      if (text.trim() === "") return { refused: "empty", message: "请填写补充陈述", field: "text" };
      if (!isDate(receiptDate))
        return { refused: "no-such-day", message: `收到日期 ${receiptDate} 不存在，请核对`, field: "receiptDate" };
      if (receiptDate > latestDay) {
        return { refused: "receipt-after-today", message: `收到日期 ${receiptDate} 晚于今天，请核对`, field: "receiptDate" };
      }
      const first = view.fields.receiptDate?.value ?? "";
      if (receiptDate < first) {
        return { refused: "before-receipt", message: `补充陈述的收到日期不能早于本件收到日期 ${first}`, field: "receiptDate" };
      }
      return (
        attachmentRefusal(attachments, held) ?? one(view, "petition.supplemented", { text, receiptDate, signed, attachments })
      );
    }
    case "attach": {
      const { attachments } = command;
      if (attachments.length === 0) return { refused: "empty", message: "请选择要加入的材料", field: "attachments" };
      return attachmentRefusal(attachments, held) ?? one(view, "petition.attached", { attachments });
    }
    case "note": {
      if (command.text.trim() === "") return { refused: "empty", message: "请填写办理记录", field: "text" };
      return one(view, "petition.noted", { text: command.text });
    }
    case "record-upper-number": {
      const [system, number] = [command.system.trim(), command.number.trim().normalize("NFKC")];
      if (system === "" || number === "") return { refused: "empty", message: "请填写上级系统名称和编号", field: "number" };
      if (view.upperNumbers.some((item) => item.system === system && item.number === number)) {
        return { refused: "nothing-changed", message: "这个上级系统编号已经记过", field: "number" };
      }
      return one(view, "petition.upper-number-recorded", { system, number });
    }
    case "link-same-matter": {
      if (command.other === view.id) return { refused: "same-petition", message: "不能关联到本件自身" };
      if (view.sameMatter.some((item) => item.petition === command.other)) {
        return { refused: "nothing-changed", message: "两件已经关联" };
      }
      return one(view, "petition.same-matter-linked", { petition: command.other });
    }
  }
}

function one(view: PetitionView, type: NewEvent["type"], body: NewEvent["body"]): Decision {
  return { events: [{ type, subject: view.id, body }], warnings: [] };
}
