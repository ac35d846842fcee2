import { ServiceFailure } from "../../shared/desktop.ts";
import type { Answer, Refused } from "./api/answer.ts";
import { FileUnreadable } from "./chosen-file.ts";
import type { Desk, Session } from "./desk.ts";
import { refused, serviceRefusal } from "./strings.ts";

/** Failures that a person can act on become answers; everything else stays an exception. */
export async function answering<T>(work: () => Answer<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServiceFailure) return serviceRefusal(error.code);
    if (error instanceof FileUnreadable) return refused("file-unreadable");
    if (error instanceof DOMException && error.name === "AbortError") return refused("cancelled");
    throw error;
  }
}

/** The session that a user has open now, or null while the desk is locked. */
export function sessionOf(desk: Desk): Session | null {
  return desk.user ? desk.session : null;
}

/** Answers with the open session's work; refused while the desk is locked. */
export function whileOpen<T>(desk: Desk, work: (session: Session) => Answer<T>): Promise<T | Refused> {
  return answering<T>(async () => {
    const session = sessionOf(desk);
    return session ? work(session) : refused("locked");
  });
}
