import { describe, expect, it } from "vitest";
import { bodies, claim, reexamination, review, Story } from "./story.ts";

describe("former irrigation workers ask for a subsidy (route 6)", () => {
  it("goes from the first sentence to the archive, with extension, review, a hearing at re-examination and 不再受理", () => {
    const story = new Story({ receiptDate: "2026-01-05", title: claim });
    expect(story.next()).toBe("petition.duplicate-checked");
    story.take("petition.duplicate-checked", bodies.first);
    expect(story.next()).toBe("petition.examined");
    story.take("petition.examined", bodies.examined);
    expect(story.next()).toBe("petition.classified");
    expect(story.refusal("petition.accepted", bodies.accepted)).toMatchObject({ refused: "not-classified", article: "第31条" });
    story.take("petition.classified", bodies.ours(6));
    expect(story.next()).toBe("petition.notice-given");
    story.on("2026-01-12").take("petition.notice-given");
    expect(story.next()).toBe("petition.accepted");
    story.take("petition.accepted", bodies.accepted);
    story.take("petition.dispatched", bodies.dispatched);
    expect(story.refusal("petition.opinion-issued", bodies.opinion)).toMatchObject({ refused: "not-investigated" });
    story.on("2026-02-10").take("petition.investigated", bodies.investigated);
    story.on("2026-03-10").take("petition.extended", { ...bodies.extended, notifiedOn: "2026-03-10" });
    expect(story.refusal("petition.extended", bodies.extended)).toMatchObject({ refused: "extended-already", article: "第34条" });
    expect(story.next()).toBe("petition.opinion-issued");
    const opinion = story.on("2026-03-30").take("petition.opinion-issued", bodies.opinion);
    expect(story.next()).toBe("petition.served");
    story.on("2026-04-01").take("petition.served", bodies.served("opinion", opinion));
    story.on("2026-04-20").take("petition.review-requested", { office: review, reasons: "" });
    story.on("2026-05-15").take("petition.review-decided", {
      ...{ office: review, number: "清府复查〔2026〕1号", result: "upheld", redoWithin: null, text: "" },
    });
    const decided = story.course.steps["petition.review-decided"]?.[0]?.event ?? "";
    story.on("2026-05-18").take("petition.served", bodies.served("review", decided));
    story.on("2026-06-01").take("petition.reexamination-requested", { office: reexamination, reasons: "" });
    story.on("2026-06-20").take("petition.hearing-held", {
      ...{ level: "re-examination", from: "2026-06-10", to: "2026-06-20", chair: "吴主持", result: "" },
    });
    story.on("2026-07-10").take("petition.reexamination-decided", {
      ...{ office: reexamination, number: "市府复核〔2026〕1号", result: "upheld", redoWithin: null, text: "" },
    });
    expect(story.next()).toBe("petition.served");
    const end = story.course.steps["petition.reexamination-decided"]?.[0]?.event ?? "";
    story.on("2026-07-12").take("petition.served", bodies.served("re-examination", end));
    expect(story.next("leader")).toBe("petition.finalised");
    story.take("petition.finalised", { ground: "re-examined", basis: "第36条第3款", approvedBy: "沈洁" }, "leader");
    story.take("petition.return-visited", { by: "林晓", how: "visit", fulfilment: "nothing-to-fulfil", content: "已说明" });
    story.take("petition.archived", { fileNumber: "2026-信-001", retention: "30-years", by: "林晓" });
    expect(story.course.stage).toBe("archived");

    const again = new Story({ receiptDate: "2026-08-01", title: claim });
    again.take("petition.duplicate-checked", { result: "repeat", other: "ab".repeat(16), by: "林晓" });
    again.take("petition.no-longer-accepted", {
      ...{ reexaminationNumber: "市府复核〔2026〕1号", reexaminationDate: "2026-07-10", approvedBy: "沈洁" },
    });
    expect(again.course.stage).toBe("not-accepted");
  });
});
