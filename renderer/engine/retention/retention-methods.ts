import { answering } from "../answering.ts";
import type { RetentionApi } from "../api/retention-api.ts";
import type { Desk } from "../desk.ts";
import { destroyFiles } from "./destroy-files.ts";
import { approveDestruction, listForDestruction, withdrawDestruction } from "./destruction-list.ts";
import { expiredFiles } from "./expired-files.ts";

/** 到期鉴定与销毁 of whichever session is open. */
export function retentionMethods(desk: Desk): RetentionApi {
  const told = async <T>(answer: Promise<T>): Promise<T> => {
    const given = await answer;
    desk.changed(["records"]);
    return given;
  };
  return {
    async expiredFiles() {
      const { session, user } = desk;
      return session && user ? expiredFiles(desk, session) : { files: [], total: 0 };
    },
    listForDestruction: (request) => answering(() => told(listForDestruction(desk, request))),
    approveDestruction: (request) => answering(() => told(approveDestruction(desk, request))),
    withdrawDestruction: (request) => answering(() => told(withdrawDestruction(desk, request))),
    destroyFiles: (request) => answering(() => destroyFiles(desk, request)),
  };
}
