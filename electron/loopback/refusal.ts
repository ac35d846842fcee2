import type { ServiceErrorCode } from "../../shared/desktop.ts";

/** An answer that is refused before any service is asked. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: ServiceErrorCode;
  constructor(status: number, code: ServiceErrorCode, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
