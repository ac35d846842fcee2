import { useId } from "react";
import { PassphraseField } from "./fields.tsx";
import classes from "./fresh-passphrase.module.css";
import { strengthOf } from "./passphrase-strength.ts";

/** Twice the same new passphrase, with advice. `ready` of `isReady` tells whether it may be used. */
export function FreshPassphrase({
  first,
  second,
  known,
  label = "口令",
  onChange,
}: {
  readonly first: string;
  readonly second: string;
  readonly known: readonly string[];
  readonly label?: string;
  readonly onChange: (first: string, second: string) => void;
}) {
  const advice = useId();
  const strength = strengthOf(first, known);
  return (
    <>
      <div>
        <PassphraseField
          label={label}
          value={first}
          aria-describedby={advice}
          onChange={(event) => onChange(event.currentTarget.value, second)}
        />
        <div id={advice} className={classes.advice} aria-live="polite">
          {first === "" ? (
            "至少 8 个字符，可用汉字；几个不相干的词连起来既好记又难猜。"
          ) : (
            <>
              <span className={classes.meter} data-level={strength.level} aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              <strong>{strength.word}</strong> {strength.hint}
            </>
          )}
        </div>
      </div>
      <PassphraseField
        label="再输一遍"
        value={second}
        error={second !== "" && second !== first ? "两遍不一样" : null}
        onChange={(event) => onChange(first, event.currentTarget.value)}
      />
    </>
  );
}

/** Whether the two entries agree and are strong enough to be taken. */
export function passphraseReady(first: string, second: string, known: readonly string[]): boolean {
  return first === second && strengthOf(first, known).level >= 2;
}
