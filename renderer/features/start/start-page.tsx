import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { ChooseKind, type Kind } from "./choose-kind.tsx";
import { Frame } from "./frame.tsx";
import { OfficeForm } from "./office-form.tsx";
import { RestoreForm } from "./restore-form.tsx";
import { emptyUser, UserForm } from "./user-form.tsx";

type Step = "kind" | "office" | "user" | "restore";

/**
 * First start: what this computer is, its office, its first user. The sheets follow, as after any unlocking. With
 * `restoring` the folder's keys are lost or a restore was cut short, so that only a backup helps.
 */
export function StartPage({
  desk,
  restoring,
  onDone,
}: {
  readonly desk: DeskStatus;
  readonly restoring: boolean;
  readonly onDone: () => void;
}) {
  const engine = useEngine();
  const [step, setStep] = useState<Step>(restoring ? "restore" : "kind");
  const [kind, setKind] = useState<Kind>("township");
  const [office, setOffice] = useState({ code: desk.office?.organisation ?? "", name: desk.office?.name ?? "" });
  const [user, setUser] = useState(emptyUser);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const level = kind === "district" ? "district" : "township";

  const setUp = async () => {
    setBusy(true);
    setRefused(null);
    const answer = await engine.setUp({
      level,
      organisation: office.code,
      officeName: office.name.trim(),
      user: { name: user.name.trim(), passphrase: user.first },
    });
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    setUser(emptyUser);
    onDone();
  };

  return (
    <Frame>
      {step === "kind" && (
        <ChooseKind
          onChoose={(chosen) => {
            setKind(chosen);
            setStep(chosen === "restore" ? "restore" : "office");
          }}
        />
      )}
      {step === "office" && (
        <OfficeForm
          level={level}
          entry={office}
          onChange={setOffice}
          onBack={() => setStep("kind")}
          onNext={() => setStep("user")}
        />
      )}
      {step === "user" && (
        <UserForm
          entry={user}
          officeName={office.name}
          busy={busy}
          problem={refused && <RefusedNotice refused={refused} />}
          onChange={setUser}
          onBack={() => setStep("office")}
          onNext={() => void setUp()}
        />
      )}
      {step === "restore" && <RestoreForm onBack={restoring ? onDone : () => setStep("kind")} onRestored={onDone} />}
    </Frame>
  );
}
