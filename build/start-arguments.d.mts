export const startUsage: string;
export function startArguments(words: readonly string[]): {
  readonly help: boolean;
  readonly server: boolean;
  readonly forward: readonly string[];
  readonly problem: string | null;
};
