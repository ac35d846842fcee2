import { useEffect, useState } from "react";
import type { ChannelResponse } from "../../../shared/desktop.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useDesktop } from "../../ui/engine.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { sizeWords } from "../../ui/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { strings } from "./strings.ts";

const words = strings.about;

/** What is needed when someone asks for help: version, desk, folder, licence. */
export function AboutPart({ desk }: { readonly desk: DeskStatus }) {
  const desktop = useDesktop();
  const [shell, setShell] = useState<ChannelResponse<"desk.status"> | null>(null);
  useEffect(() => {
    desktop.call("desk.status", {}).then(setShell, () => setShell(null));
  }, [desktop]);
  const superior = desk.superior ? `${words.enrolments[desk.enrolment]} ${desk.superior.name}` : words.enrolments[desk.enrolment];
  return (
    <Panel title={words.title}>
      <FactList
        wide
        facts={[
          [words.version, shell?.version ?? null],
          [words.office, `${desk.office?.name ?? ""}（${desk.office?.organisation ?? ""}）`],
          [words.station, desk.office?.deviceCode ?? null],
          [words.device, <code key="device">{desk.office?.device}</code>],
          [words.enrolment, superior],
          [words.folder, <code key="folder">{desk.folder}</code>],
          [words.free, shell ? sizeWords(shell.freeBytes) : null],
          [words.shell, words.shells[desk.shell]],
          [words.law, words.lawText],
          [words.offline, words.offlineText],
          [words.licence, words.licenceText],
        ]}
      />
    </Panel>
  );
}
