import type { PetitionView } from "../petition/view.ts";
import { type Dictionaries, factsOf } from "./petition-facts.ts";

/** One field of the superior's web form: its name there and what to paste. */
export interface CopyField {
  readonly label: string;
  readonly value: string;
}

/** The superior's system takes at most 4000 characters in a text. */
const limit = 4000;

/**
 * What a clerk copies into the national system (Art. 21), in the order of its form: the petition (信访件), then each
 * petitioner (信访人). Empty fields stand in their place so the order is kept. `view` unmasked.
 */
export function copyPanel(view: PetitionView, dictionaries: Dictionaries): readonly CopyField[] {
  const facts = factsOf(view, dictionaries);
  const petition: readonly (readonly [string, string])[] = [
    ["信访日期", facts.petitionDate],
    ["信访形式", facts.channel],
    ["信访人数", String(facts.groupSize)],
    ["登记日期", facts.registrationDate],
    ["概况", facts.title],
    ["投诉内容", clip(facts.statement)],
    ["问题属地", facts.place],
    ["问题属地代码", facts.placeCode],
    ["内容分类", facts.contentClass],
    ["信访目的", facts.purpose],
    ["匿名", facts.anonymous ? "是" : "否"],
    ["限办时间", facts.sourceDeadline],
    ["反映对象", facts.complainedOf],
    // Its form has no place for what follows: for those who are asked.
    ["来源", facts.source],
    ["代表", facts.representatives],
    ["代理人", facts.agent],
    ["本台编号", facts.number],
  ];
  const people = facts.petitioners.flatMap((person, i): readonly (readonly [string, string])[] => {
    const of = facts.petitioners.length > 1 ? `信访人${i + 1} ` : "";
    return [
      [`${of}姓名`, person.name],
      [`${of}性别`, person.sex],
      [`${of}住址`, person.address],
      [`${of}证件类型`, person.identityKind],
      [`${of}证件号码`, person.identityNumber],
      [`${of}手机号码`, person.phone],
      [`${of}出生日期`, person.birthDate],
      [`${of}职业`, person.occupation],
    ];
  });
  return [...petition, ...people].map(([label, value]) => ({ label, value }));
}

function clip(text: string): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}
