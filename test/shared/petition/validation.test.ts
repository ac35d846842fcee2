import { describe, expect, it } from "vitest";
import { checkCreditCode } from "../../../shared/petition/validation/credit-code.ts";
import { checkIdentityCard } from "../../../shared/petition/validation/identity-card.ts";
import { checkPersonName } from "../../../shared/petition/validation/person-name.ts";
import { checkPhone } from "../../../shared/petition/validation/phone.ts";
import { checkRegionCode } from "../../../shared/petition/validation/region-code.ts";

const today = "2026-11-20";

describe("a resident identity number (GB 11643)", () => {
  it.each([
    ["11010519491231002X", "female", "1949-12-31"],
    ["440524188001010014", "male", "1880-01-01"],
    ["11010519491231002x", "female", "1949-12-31"],
    ["１１０１０５ 19491231 002Ｘ", "female", "1949-12-31"],
  ])("%s is possible and tells sex and birth date", (number, sex, birthDate) => {
    const finding = checkIdentityCard(number, today);
    expect(finding).toMatchObject({ derived: { sex, birthDate } });
  });
  it("of 15 digits is brought to 18 with the check character of the standard's example", () => {
    const finding = checkIdentityCard("110105491231002", today);
    expect(finding).toMatchObject({ kind: "doubtful", derived: { number: "11010519491231002X", sex: "female" } });
  });
  it.each([
    ["110105194912310021", "校验位"],
    ["11010519491231002", "18 位"],
    ["11010519490231002X", "出生日期 1949-02-31 不存在"],
    ["110105190002290028", "不存在"],
    ["11010520491231002X", "晚于今天"],
    ["1101051949123100ZX", "18 位"],
    ["", "18 位"],
  ])("%s is impossible", (number, words) => {
    const finding = checkIdentityCard(number, today);
    expect(finding.kind).toBe("impossible");
    expect(finding).toHaveProperty("message", expect.stringContaining(words));
  });
  it("finds every single wrong digit and every swap of different neighbours", () => {
    const good = "11010519491231002X";
    for (let i = 0; i < 17; i += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        if (String(digit) === good[i]) continue;
        expect(checkIdentityCard(`${good.slice(0, i)}${digit}${good.slice(i + 1)}`, today).kind).toBe("impossible");
      }
      if (i < 16 && good[i] !== good[i + 1]) {
        const swapped = `${good.slice(0, i)}${good[i + 1]}${good[i]}${good.slice(i + 2)}`;
        expect(checkIdentityCard(swapped, today).kind).toBe("impossible");
      }
    }
  });
  it("with a prefix that is in no table only warns", () => {
    // 990127 19680315 421: the check character follows from ISO 7064 MOD 11-2, computed by hand below.
    const body = "99012719680315421";
    const sum = [...body].reduceRight((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0);
    const check = (12 - (sum % 11)) % 11;
    const finding = checkIdentityCard(body + (check === 10 ? "X" : check), today);
    expect(finding.kind).toBe("doubtful");
    expect(finding).toHaveProperty("message", expect.stringContaining("990127 不在现行表"));
  });
  it("of the unallocated region 99 is nobody's: its wrong check digit, used for practice, only warns", () => {
    expect(checkIdentityCard("990127196803154210", today).kind).toBe("doubtful");
    expect(checkIdentityCard("990127196803154211", today).kind).toBe("doubtful");
    expect(checkIdentityCard("990127196802304210", today).kind).toBe("impossible");
  });
});

describe("a unified social credit code (GB 32100)", () => {
  it("is right in the standard's example once its last character is 3", () => {
    expect(checkCreditCode("91350100M000100Y43")).toEqual({ kind: "ok", derived: "91350100M000100Y43" });
    expect(checkCreditCode("91350100m000100y43")).toEqual({ kind: "ok", derived: "91350100M000100Y43" });
    expect(checkCreditCode("91350100M000100Y4Z").kind).toBe("impossible");
  });
  it.each([
    ["91350100M000100Y44", "校验位"],
    ["91350100M000100Y4", "18 位"],
    ["9135O100M000100Y43", "O"],
    ["91A50100M000100Y43", "第 3 至 8 位"],
  ])("%s is impossible", (code, words) => {
    expect(checkCreditCode(code)).toMatchObject({ kind: "impossible", message: expect.stringContaining(words) });
  });
});

describe("a telephone number", () => {
  it.each([
    ["138 0000 5521", "mobile", "13800005521"],
    ["+86 13800005521", "mobile", "13800005521"],
    ["0571-88886666", "fixed", "0571-88886666"],
    ["010 88886666 转 12", "fixed", "010-88886666-12"],
    ["４００8008820", "service", "4008008820"],
    ["+81312345678", "foreign", "+81312345678"],
  ])("%s is a %s number", (text, kind, number) => {
    expect(checkPhone(text)).toEqual({ kind: "ok", derived: { number, kind } });
  });
  it.each(["88886666", "12345", "22200005521"])("%s is doubtful", (text) => {
    expect(checkPhone(text).kind).toBe("doubtful");
  });
  it.each(["1380000552", "138000055211", "没有", "138-000a", "88--66", "1"])("%s is impossible", (text) => {
    expect(checkPhone(text).kind).toBe("impossible");
  });
});

describe("a region code", () => {
  it.each([
    ["330100", "330100000000", "city"],
    ["330102", "330102000000", "county"],
    ["990127001", "990127001000", "township"],
    ["990127001200", "990127001200", "village"],
  ])("%s stands for %s, a %s", (text, code, level) => {
    expect(checkRegionCode(text)).toEqual({ kind: "ok", derived: { code, level } });
  });
  it.each(["33010", "33010200020", "abc", "010127001200", "330102000200"])("%s is impossible", (text) => {
    expect(checkRegionCode(text).kind).toBe("impossible");
  });
  it("of an unused province only warns", () => {
    expect(checkRegionCode("770101001200").kind).toBe("doubtful");
  });
});

describe("a person's name", () => {
  it.each(["陈兰", "欧阳娜娜", "阿依古丽·买买提", "Anna-Maria O'Neill", "𠮷野"])("%s passes", (name) => {
    expect(checkPersonName(name)).toEqual({ kind: "ok", derived: name });
  });
  it("takes any dot between the parts of a name as the official one", () => {
    expect(checkPersonName("阿依古丽•买买提")).toEqual({ kind: "ok", derived: "阿依古丽·买买提" });
  });
  it.each(["", "陈8", "陈兰!", "=cmd"])("%j is impossible", (name) => {
    expect(checkPersonName(name).kind).toBe("impossible");
  });
  it("of one character, or of two scripts, only warns", () => {
    expect(checkPersonName("陈").kind).toBe("doubtful");
    expect(checkPersonName("陈Lan").kind).toBe("doubtful");
  });
});
