import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { printLocalProfile } from "../../../shared/regulation/local-profile.ts";
import type { LocalProfile } from "../../../shared/regulation/profile.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { strings } from "./strings.ts";

/** Adopting a local profile: under way, refused, or done and said. */
export function useAdopt(onDone: () => void) {
  const engine = useEngine();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const adopt = async (profile: LocalProfile) => {
    setBusy(true);
    const answer = await engine.adoptProfile({ text: printLocalProfile(profile) });
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    notifications.show({ message: strings.preview.done(profile.name), color: "teal" });
    onDone();
  };
  return { adopt, busy, refused };
}
