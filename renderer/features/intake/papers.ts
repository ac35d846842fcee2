import type { Desktop } from "../../../shared/desktop.ts";
import type { DeskStatus } from "../../engine/api.ts";
import type { Registered } from "./draft-screen.tsx";

export async function printRegistrationForm(_desktop: Desktop, _desk: DeskStatus, _registered: Registered): Promise<void> {}
export async function printQuerySlip(_desktop: Desktop, _desk: DeskStatus, _registered: Registered): Promise<void> {}
export async function printAccusationSlip(_desktop: Desktop, _desk: DeskStatus): Promise<void> {}
