/** Crockford's base 32: no I, L, O, U, so that letters and digits are not taken for each other by eye or ear. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The first `length` groups of 5 bits, as characters. Bits behind the last byte are zero. */
export function toCrockford(bytes: Uint8Array, length: number): string {
  let text = "";
  for (let i = 0; i < length; i += 1) {
    const bit = 5 * i;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += crockfordDigit((pair >> (11 - (bit & 7))) & 31);
  }
  return text;
}

/** The bytes whose bits these characters begin with; a rest of fewer than 8 bits is dropped. */
export function fromCrockford(text: string): Uint8Array {
  const bytes = new Uint8Array((5 * text.length) >> 3);
  for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
    const digit = crockfordValue(text[Math.floor(bit / 5)] ?? "");
    if ((digit >> (4 - (bit % 5))) & 1) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  }
  return bytes;
}

/** Puts case, width, look-alikes (O, I, L), spaces and dashes right; null where a character is none of the alphabet. */
export function readCrockford(typed: string): string | null {
  const text = typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return [...text].every((character) => alphabet.includes(character)) ? text : null;
}

/** The character of a value from 0 to 31. */
export function crockfordDigit(value: number): string {
  return alphabet[value] ?? "";
}

/** The value of one character. */
export function crockfordValue(character: string): number {
  return alphabet.indexOf(character);
}
