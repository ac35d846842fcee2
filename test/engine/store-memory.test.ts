import { describe } from "vitest";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import { storeContract } from "./store-contract.ts";

describe("the store in memory", () => storeContract(async () => createMemoryStore()));
