import type { AccusationApi } from "./accusation-api.ts";
import type { DeskApi } from "./desk-api.ts";
import type { ExchangeApi } from "./exchange-api.ts";
import type { FormDraftApi } from "./form-draft-api.ts";
import type { IntakeApi } from "./intake-api.ts";
import type { MattersApi } from "./matters-api.ts";
import type { PapersApi } from "./papers-api.ts";
import type { PetitionApi } from "./petition-api.ts";
import type { RecordApi } from "./record-api.ts";
import type { RetentionApi } from "./retention-api.ts";
import type { RulesApi } from "./rules-api.ts";
import type { WorkTableApi } from "./worktable-api.ts";

/** All that the window may ask of the engine. */
export interface EngineApi
  extends DeskApi,
    IntakeApi,
    PetitionApi,
    WorkTableApi,
    ExchangeApi,
    RulesApi,
    AccusationApi,
    MattersApi,
    PapersApi,
    RecordApi,
    RetentionApi,
    FormDraftApi {
  cancel(request: { readonly job: string }): Promise<void>;
}
