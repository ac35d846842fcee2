import { type ServiceErrorCode, ServiceFailure } from "../../shared/desktop.ts";
import { failureText } from "./strings.ts";

const byErrno: Readonly<Record<string, ServiceErrorCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EROFS: "no-permission",
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  EEXIST: "already-exists",
  ENODEV: "medium-removed",
  ENXIO: "medium-removed",
  ENOMEDIUM: "medium-removed",
};

/** A failure of this code, with its own sentence or the usual one of the code. */
export function failure(code: ServiceErrorCode, message: string = failureText[code]): ServiceFailure {
  return new ServiceFailure(code, message);
}

/** The errno name of a system error, or undefined. */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Turns a system error into a failure with a code; bugs (TypeError and the like) and failures pass as they are. */
export function asFailure(error: unknown): unknown {
  if (error instanceof ServiceFailure) return error;
  const errno = errnoOf(error);
  if (errno === undefined || !/^E[A-Z0-9]+$/.test(errno)) return error;
  return failure(byErrno[errno] ?? "io");
}
