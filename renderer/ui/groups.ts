/** A secret text in groups of four, to be read and typed back from paper. */
export function groupsOf(secret: string): readonly string[] {
  return secret.match(/.{1,4}/g) ?? [];
}

/** `AGE-SECRET-KEY-1` fills the first four groups of every recovery sheet: typing them would prove nothing. */
const fixed = 4;

/** Two places of groups, in order, counted from 0, chosen at random among those that differ from sheet to sheet. */
export function twoPlaces(count: number, random: () => number = Math.random): readonly [number, number] {
  const from = count > 2 * fixed ? fixed : 1;
  const inner = Math.max(2, count - 1 - from);
  const first = Math.floor(random() * inner);
  const second = (first + 1 + Math.floor(random() * (inner - 1))) % inner;
  return [Math.min(first, second) + from, Math.max(first, second) + from];
}

/** Whether what was typed is the group, whatever the case and spaces. */
export function sameGroup(typed: string, group: string | undefined): boolean {
  return group !== undefined && typed.replace(/\s/g, "").toUpperCase() === group.toUpperCase();
}
