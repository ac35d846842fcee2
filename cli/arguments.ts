import { parseArgs } from "node:util";

/** The words of the call are off: one clear line, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

type Kind = "text" | "whole" | "flag";

/** Options of a command: its name and what it takes. */
export type OptionTable = Readonly<
  Record<string, { readonly kind: Kind; readonly required?: boolean; readonly least?: number; readonly most?: number }>
>;

type Value<K extends Kind> = K extends "flag" ? boolean : K extends "whole" ? number : string;
export type Options<T extends OptionTable> = {
  readonly [K in keyof T]: T[K]["required"] extends true
    ? Value<T[K]["kind"]>
    : T[K]["kind"] extends "flag"
      ? boolean
      : Value<T[K]["kind"]> | undefined;
};

/**
 * Reads the words after a command. Throws UsageError for an unknown option, a missing one, a number that is none, or
 * more or fewer files than the command takes.
 */
export function readArguments<T extends OptionTable>(
  words: readonly string[],
  table: T,
  files = 0,
): { readonly options: Options<T>; readonly files: readonly string[] } {
  const described = Object.fromEntries(
    Object.entries(table).map(([name, { kind }]) => [
      name,
      { type: kind === "flag" ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...words], options: described, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? (error.message.split(/\.?(?: |\n)(?=[A-Z])/)[0] ?? error.message) : String(error),
    );
  }
  if (parsed.positionals.length !== files) {
    throw new UsageError(
      files === 0
        ? `unexpected word '${parsed.positionals[0]}'`
        : `expected ${files} file name, got ${parsed.positionals.length}`,
    );
  }
  const options: Record<string, string | number | boolean | undefined> = {};
  for (const [name, rule] of Object.entries(table)) {
    const given = parsed.values[name];
    if (rule.kind === "flag") options[name] = given === true;
    else if (given === undefined) {
      if (rule.required) throw new UsageError(`--${name} is missing`);
    } else if (rule.kind === "whole") options[name] = wholeNumber(name, String(given), rule.least ?? 0, rule.most ?? 1_000_000);
    else if (given === "") throw new UsageError(`--${name} is empty`);
    else options[name] = String(given);
  }
  return { options: options as Options<T>, files: parsed.positionals };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not '${text}'`);
  }
  return number;
}
