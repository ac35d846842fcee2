import type { UserInfo } from "../../engine/api/desk-api.ts";
import type { OpenMatter } from "../../engine/api/record-api.ts";

/** Who may hand over: everybody of the desk, and whoever else handles an open matter; officials only, each once. */
export function personsOf(open: readonly OpenMatter[], users: readonly UserInfo[]): readonly string[] {
  const names = [...users.map(({ name }) => name), ...open.map(({ person }) => person)];
  return [...new Set(names.filter((name) => name !== ""))];
}

/** The matters that go over: those of one official, or all of the office where a whole desk changes hands. */
export function handedOver(open: readonly OpenMatter[], from: string, all: boolean): readonly OpenMatter[] {
  return all ? open : open.filter(({ person }) => person === from && from !== "");
}
