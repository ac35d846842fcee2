export interface JobProgress {
  readonly job: string;
  readonly kind: "export" | "import" | "backup" | "restore" | "rebuild" | "attach" | "move";
  /** Chinese, what is being done now. */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly cancellable: boolean;
}

/** What the engine tells the window unasked. `changed` names the topics whose queries should run again. */
export type EngineNotice =
  | {
      readonly notice: "changed";
      readonly topics: readonly (
        | "status"
        | "petitions"
        | "drafts"
        | "exchange"
        | "users"
        | "dictionary"
        | "rules"
        | "accusations"
        | "records"
        | "papers"
      )[];
    }
  | { readonly notice: "progress"; readonly progress: JobProgress }
  | { readonly notice: "finished"; readonly job: string };
