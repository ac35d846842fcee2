import { describe, expect, it } from "vitest";
import { marksOf } from "../../../../shared/petition/course/matter-marks.ts";
import { addresseesIn, notYetTold } from "../../../../shared/petition/course/urgent.ts";
import { Story } from "./story.ts";

const urgent = (followUp: number, office: string) => ({
  ...{ followUp, place: "镇政府门前", people: 12, situation: "等候答复", measures: "", reporter: "林晓" },
  informed: [{ office, person: "值班室", means: "phone", at: "2026-11-20T09:05:00+08:00" }],
});

describe("whom an urgent report names (Art. 25)", () => {
  it.each([
    ["青溪镇党委、政府", ["government"]],
    ["中共青溪镇党工委", ["government"]],
    ["石桥街道办事处", ["government"]],
    ["区人力资源和社会保障局", ["department"]],
    ["派出所", ["department"]],
    ["镇信访工作联席会议办公室", ["joint-office"]],
    ["联席办", ["joint-office"]],
    ["云岭区信访局", ["superior"]],
    ["区人民政府信访局", ["superior"]],
    ["国家信访局", ["national"]],
    ["市信访局、国家信访局", ["superior", "national"]],
    ["镇党委、联席办", ["government", "joint-office"]],
  ])("%s stands for %s", (office, expected) => {
    expect(addresseesIn(office)).toEqual(expected);
  });

  it("asks a township for three, a petition office for five", () => {
    expect(notYetTold([], false)).toEqual(["government", "department", "joint-office"]);
    expect(notYetTold([], true)).toEqual(["government", "department", "joint-office", "superior", "national"]);
    expect(notYetTold(["镇党委", "住建局", "联席办"], false)).toEqual([]);
  });

  it("asks at a follow-up only for those whom no report named", () => {
    const story = new Story();
    story.take("petition.urgent-reported", urgent(0, "镇党委、联席办"));
    expect(story.warnings("petition.urgent-reported", urgent(1, "镇党委"))).toEqual(["not-informed"]);
    expect(story.warnings("petition.urgent-reported", urgent(1, "区住建局"))).toEqual([]);
  });
});

describe("the lists a petition stands in", () => {
  it("are none without such a step", () => {
    expect(marksOf(new Story().view)).toEqual([]);
  });

  it("hold it as urgent until it is closed", () => {
    const story = new Story();
    story.take("petition.urgent-reported", urgent(0, "镇党委"));
    expect(marksOf(story.view)).toEqual(["urgent"]);
    story.take("petition.withdrawn", { reason: "已解决", signed: true, approvedBy: "" });
    expect(marksOf(story.view)).toEqual([]);
  });

  it("hold it as supervised beyond its end until the supervision is answered", () => {
    const story = new Story();
    const supervision = story.take(
      "petition.supervised",
      {
        ...{ to: { organisation: "990127001", name: "青溪镇信访站" }, ground: "shirking", means: "phone" },
        ...{ requirement: "限期告知", replyBy: "2026-11-30", documentNumber: "" },
      },
      "district",
    );
    expect(marksOf(story.view)).toEqual(["supervised"]);
    story.take("petition.withdrawn", { reason: "已解决", signed: true, approvedBy: "" });
    expect(marksOf(story.view)).toEqual(["supervised"]);
    story.take("petition.supervision-answered", { supervision, text: "已告知" });
    expect(marksOf(story.view)).toEqual([]);
  });

  it("hold it as led by an official", () => {
    const story = new Story();
    story.take("petition.lead-official-set", { official: "徐建国", position: "副镇长", assisting: [], due: null });
    expect(marksOf(story.view)).toEqual(["led"]);
  });
});
