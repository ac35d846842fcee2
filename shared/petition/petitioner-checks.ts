import { isDate } from "../regulation/date.ts";
import type { FieldName, Petitioner, PetitionFields } from "./intake.ts";
import { type Issue, refuse, warn } from "./issue.ts";
import { checkCreditCode } from "./validation/credit-code.ts";
import type { Finding } from "./validation/finding.ts";
import { checkIdentityCard } from "./validation/identity-card.ts";
import { checkPersonName } from "./validation/person-name.ts";
import { checkPhone } from "./validation/phone.ts";

/** Who speaks: name and address are asked (Art. 19); identity and telephone may be left out and then say nothing. */
export function petitionerFindings(fields: PetitionFields, latestDay: string): readonly Issue[] {
  return [
    ...presence(fields),
    ...fields.petitioners.flatMap((person) => personIssues(person, latestDay)),
    ...othersIssues(fields),
  ];
}

function presence({ anonymous, petitioners }: PetitionFields): readonly Issue[] {
  const about: readonly FieldName[] = ["petitioners", "anonymous"];
  const [principal] = petitioners;
  if (anonymous) {
    if (petitioners.every((person) => person.name.trim() === "")) return [];
    return [warn("anonymous-with-name", "anonymous", "已勾选匿名，但填写了姓名，请确认", about)];
  }
  if (principal === undefined || petitioners.some((person) => person.name.trim() === "")) {
    const message = "请填写信访人姓名（名称）；不愿说明的，请勾选匿名，照样登记";
    return [{ ...refuse("no-name", "petitioners", message, about), article: "第19条第1款" }];
  }
  if (principal.address.trim() === "") {
    const message = "未填住址：住址不清的不能书面告知，请尽量问清（可继续）";
    return [{ ...warn("no-address", "petitioners", message, about), article: "第19条第1款" }];
  }
  return [];
}

function personIssues(person: Petitioner, latestDay: string): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, finding: Finding<unknown>) => {
    if (finding.kind === "impossible") issues.push(refuse(code, "petitioners", finding.message));
    if (finding.kind === "doubtful") issues.push(warn(code, "petitioners", finding.message));
  };
  if (person.kind === "person" && person.name.trim() !== "") add("name", checkPersonName(person.name));
  if (person.phone) add("phone", checkPhone(person.phone));
  if (person.creditCode) add("credit-code", checkCreditCode(person.creditCode));
  if (person.birthDate !== undefined && (!isDate(person.birthDate) || person.birthDate > latestDay)) {
    issues.push(refuse("birth-date", "petitioners", `出生日期 ${person.birthDate} 不可能，请核对`));
  }
  if (person.identityNumber && (person.identityKind ?? "resident") === "resident") {
    const finding = checkIdentityCard(person.identityNumber, latestDay);
    add("identity-card", finding);
    if (finding.kind !== "impossible") {
      const { sex, birthDate } = finding.derived;
      if ((person.sex ?? sex) !== sex) issues.push(warn("sex-differs", "petitioners", "性别与身份证号不一致，请核对（可继续）"));
      if ((person.birthDate ?? birthDate) !== birthDate) {
        issues.push(warn("birth-date-differs", "petitioners", "出生日期与身份证号不一致，请核对（可继续）"));
      }
    }
  }
  return issues;
}

function othersIssues({ agent, representatives }: PetitionFields): readonly Issue[] {
  const issues: Issue[] = [];
  for (const name of representatives) {
    const finding = checkPersonName(name);
    if (finding.kind === "impossible") issues.push(refuse("name", "representatives", `代表“${name}”：${finding.message}`));
  }
  if (agent === null) return issues;
  const name = checkPersonName(agent.name);
  if (name.kind === "impossible") issues.push(refuse("name", "agent", `代理人“${agent.name}”：${name.message}`));
  if (agent.phone) {
    const phone = checkPhone(agent.phone);
    if (phone.kind === "impossible") issues.push(refuse("phone", "agent", `代理人电话：${phone.message}`));
  }
  if (!agent.authorised) issues.push(warn("agent-without-authority", "agent", "未见授权委托书，请补交（可继续）"));
  return issues;
}
