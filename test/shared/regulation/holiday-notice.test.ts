import { describe, expect, it } from "vitest";
import { readHolidayNotice } from "../../../shared/regulation/holiday-notice.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";

/** 国办发明电〔2024〕12号, its numbered paragraphs. */
const noticeOf2025 = `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;

describe("the holiday notice as it is printed", () => {
  it("reads into the table of its year", () => {
    expect(readHolidayNotice("2025", noticeOf2025)).toEqual(holidayTables[2025]);
  });
  it.each([
    ["1月1日至3日放假", { off: ["2027-01-01..2027-01-03"], work: [] }],
    ["1 月 1 日 放假\n1 月 9 日 上班", { off: ["2027-01-01"], work: ["2027-01-09"] }],
    ["2月5日-2月11日放假；2月13日、2月14日上班", { off: ["2027-02-05..2027-02-11"], work: ["2027-02-13", "2027-02-14"] }],
    // The days of the year before stand in its own table.
    ["元旦：2026年12月31日至2027年1月2日放假调休", { off: ["2027-01-01..2027-01-02"], work: [] }],
    ["", { off: [], work: [] }],
  ])("reads %j", (text, table) => {
    expect(readHolidayNotice("2027", text)).toEqual(table);
  });
  it.each([
    ["1月1日至3日", "1月1日至3日"],
    ["1月1日放假，1月9日上班", "1月1日放假，1月9日上班"],
    ["2月30日放假", "2月30日"],
    ["1月5日至3日放假", "1月5日至3日"],
    ["元旦放假3天", "元旦放假3天"],
  ])("points at what it cannot read: %s", (text, fault) => {
    expect(readHolidayNotice("2027", text)).toEqual({ fault });
  });
});
