import { Button, Group } from "@mantine/core";
import { IconCircleCheck, IconUserShield } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "wouter";
import { permits } from "../../../shared/registry/roles.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { stampWords } from "../../ui/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { Step, Steps } from "../../ui/steps.tsx";
import classes from "./exchange.module.css";
import { JoinImport } from "./join-import.tsx";
import { JoinRequest, type Made, RequestWords } from "./join-request.tsx";
import { strings } from "./strings.ts";

/** A township makes itself known to its district, and knows the district by eight typed words. */
export function JoinPart({ desk }: { readonly desk: DeskStatus }) {
  const words = strings.join;
  const [fresh, setFresh] = useState<Made | null>(null);
  const pending = useQuery("pendingRequest", undefined, ["exchange", "status"]).data;
  const made = fresh ?? (pending ? { ...pending, path: null } : null);
  const [stage, setStage] = useState<"request" | "carry" | "import">(desk.enrolment === "requested" ? "carry" : "request");
  // Of the certificate that is to be replaced: once there is another, it is done.
  const [replaced, setReplaced] = useState<string | null>(null);
  const mayApply = desk.user !== null && permits(desk.user.role, "apply-for-enrolment");
  if (desk.enrolment === "enrolled" && desk.superior && (replaced === null || replaced !== desk.certificateUntil))
    return (
      <Panel>
        <EmptyState
          icon={<IconCircleCheck size={32} stroke={1.4} color="var(--desk-done-text)" />}
          title={words.doneTitle(desk.superior.name)}
          action={
            <Group gap="sm" justify="center">
              {mayApply && (
                <Button
                  variant="default"
                  onClick={() => {
                    setStage("request");
                    setReplaced(desk.certificateUntil);
                  }}
                >
                  {words.renew}
                </Button>
              )}
              <Button component={Link} href={paths.exchange("send")}>
                {words.goSend}
              </Button>
            </Group>
          }
        >
          {words.done}
          {desk.certificateUntil !== null && <div>{words.validUntil(stampWords(desk.certificateUntil).slice(0, 10))}</div>}
        </EmptyState>
      </Panel>
    );
  if (!mayApply)
    return (
      <Panel>
        <EmptyState icon={<IconUserShield size={32} stroke={1.4} />} title={strings.parts.join}>
          {words.only}
        </EmptyState>
      </Panel>
    );
  return (
    <>
      <p className={classes.text}>{replaced === null ? words.intro : words.renewIntro}</p>
      <Steps>
        <Step number={1} title={words.step1} state={stage === "request" ? "now" : "done"}>
          {stage === "request" && <JoinRequest made={fresh} onMade={setFresh} onNext={() => setStage("carry")} />}
        </Step>
        <Step number={2} title={words.step2} state={stage === "carry" ? "now" : stage === "import" ? "done" : "waiting"}>
          {stage === "carry" && (
            <>
              <p className={classes.text}>{words.step2Text}</p>
              {/* The district rings up when the file is there: then the words must stand on screen. */}
              {made && <RequestWords made={made} />}
              <div className={classes.foot}>
                <Button
                  variant="default"
                  onClick={() => {
                    setFresh(null);
                    setStage("request");
                  }}
                >
                  {words.again}
                </Button>
                <Button ml="auto" onClick={() => setStage("import")}>
                  {words.received}
                </Button>
              </div>
            </>
          )}
        </Step>
        <Step number={3} title={words.step3} state={stage === "import" ? "now" : "waiting"}>
          {stage === "import" && <JoinImport onBack={() => setStage("carry")} />}
        </Step>
      </Steps>
    </>
  );
}
