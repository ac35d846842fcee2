import classes from "./words.module.css";

/** The eight words of a fingerprint, numbered, large enough to be read out by telephone. */
export function EightWords({ words, label }: { readonly words: readonly string[]; readonly label: string }) {
  return (
    <ol className={classes.words} aria-label={label}>
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what names a word; words may repeat.
        <li key={index} className={classes.word}>
          <span className={classes.place} aria-hidden="true">
            {index + 1}
          </span>
          {word}
        </li>
      ))}
    </ol>
  );
}
