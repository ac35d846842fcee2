/** A secret text in groups of four, to be read and typed back from paper. */
export function groupsOf(secret: string): readonly string[] {
  return secret.match(/.{1,4}/g) ?? [];
}

/** Two places of groups, in order, counted from 0, chosen at random; the ends are left out. */
export function twoPlaces(count: number, random: () => number = Math.random): readonly [number, number] {
  const inner = Math.max(2, count - 2);
  const first = Math.floor(random() * inner);
  const second = (first + 1 + Math.floor(random() * (inner - 1))) % inner;
  return [Math.min(first, second) + 1, Math.max(first, second) + 1];
}

/** Whether what was typed is the group, whatever the case and spaces. */
export function sameGroup(typed: string, group: string | undefined): boolean {
  return group !== undefined && typed.replace(/\s/g, "").toUpperCase() === group.toUpperCase();
}
