import { randomBytes, timingSafeEqual } from "node:crypto";

const cookieName = "desk";

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Who may call: the one window that brought the one-time token. A token is good once; the window that brings the next
 * one takes over, and the earlier window is refused from then on.
 */
export class Session {
  #token = randomBytes(32).toString("hex");
  #cookie: string | null = null;

  /** The token that opens the next session. */
  get token(): string {
    return this.#token;
  }

  /** The value of the Set-Cookie header for the right token, else null. */
  exchange(token: string): string | null {
    if (!same(token, this.#token)) return null;
    this.#token = randomBytes(32).toString("hex");
    this.#cookie = randomBytes(32).toString("hex");
    return `${cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether this Cookie header is that of the session. */
  admits(header: string | undefined): boolean {
    if (this.#cookie === null || header === undefined) return false;
    const values = header.split(";").map((part) => part.trim());
    const mine = values.filter((part) => part.startsWith(`${cookieName}=`)).map((part) => part.slice(cookieName.length + 1));
    // Two cookies of the name mean that someone planted one.
    return mine.length === 1 && same(mine[0] ?? "", this.#cookie);
  }
}
