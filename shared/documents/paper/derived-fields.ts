/** Fields of a paper in which a person may have entered one that another follows from. */
type Fields = Readonly<Record<string, string>>;

/** Entries of a list that was typed: one per line, or several in a line between semicolons. */
function entriesOf(list: string): number {
  return list.split(/[\n；;]/).filter((entry) => /[^\s\d.、．]/u.test(entry)).length;
}

/** The record's fields under what was entered, with what follows from an entered field: the number of materials. */
export function withEntered(known: Fields, entered: Fields): Fields {
  const list = entered["材料清单"];
  const counted = list === undefined ? {} : { 材料份数: `${entriesOf(list)}项` };
  return { ...known, ...counted, ...entered };
}
