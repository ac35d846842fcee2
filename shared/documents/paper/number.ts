/** 发文字号 in its parts: `青信告`, 2026, 3. */
export interface NumberParts {
  /** 机关代字 with the 字 of the series and, of every device but the first, its letter. */
  readonly word: string;
  readonly year: number;
  readonly ordinal: number;
}

/**
 * The word of a series at one device. Each device of an office numbers for itself, for it may be long without news of the
 * others: the first device (A) writes the plain word, every other its letter behind it, `青信告B〔2026〕3号`. So no two
 * devices can give out the same number, and none leaves a gap in another's series.
 */
export function numberWord(prefix: string, series: string, deviceCode: string): string {
  return `${prefix}${series}${deviceCode === "A" ? "" : deviceCode}`;
}

/** 青信告〔2026〕3号: year in hexagonal brackets, ordinal without leading zeros (GB/T 9704-2012, 7.2.5). */
export function documentNumber({ word, year, ordinal }: NumberParts): string {
  return `${word}〔${year}〕${ordinal}号`;
}

/** The parts of a number that is written so; null of any other text. */
export function numberParts(text: string): NumberParts | null {
  const match = /^(.+)〔(\d{4})〕([1-9]\d{0,5})号$/u.exec(text);
  return match ? { word: match[1] ?? "", year: Number(match[2]), ordinal: Number(match[3]) } : null;
}

/** One series in one year, as it is counted. */
export function seriesKey({ word, year }: Pick<NumberParts, "word" | "year">): string {
  return `${word}〔${year}〕`;
}
