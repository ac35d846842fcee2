import { useState } from "react";
import { type DeskStatus, isRefused, type Refused } from "../../engine/api.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { ChooseKind, type Kind } from "./choose-kind.tsx";
import { Frame } from "./frame.tsx";
import { OfficeForm } from "./office-form.tsx";
import { RestoreForm } from "./restore-form.tsx";
import { emptyUser, UserForm } from "./user-form.tsx";

type Step = "kind" | "office" | "user" | "restore";

/** First start: what this computer is, its office, its first user. The sheets follow, as after any unlocking. */
export function StartPage({ desk, onDone }: { readonly desk: DeskStatus; readonly onDone: () => void }) {
  const engine = useEngine();
  const [step, setStep] = useState<Step>("kind");
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
      {step === "restore" && <RestoreForm onBack={() => setStep("kind")} onRestored={onDone} />}
    </Frame>
  );
}
