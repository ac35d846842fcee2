import { Button, Group } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { Link } from "wouter";
import { type Course, stepsOf } from "../../../shared/petition/course/course.ts";
import type { PetitionDetail } from "../../engine/api/petition-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { Materials } from "./materials.tsx";
import classes from "./petition.module.css";
import { StampWords } from "./stamp-words.tsx";
import { strings } from "./strings.ts";

interface Props {
  readonly course: Course;
  readonly attachments: PetitionDetail["attachments"];
  readonly onMake: () => void;
  /** Records a document that was made elsewhere; null where none may be recorded. */
  readonly onRecord: (() => void) | null;
}

/** 文书: every document that was issued, with its number, its exact file, and whether it was served or voided. */
export function Papers({ course, attachments, onMake, onRecord }: Props) {
  const voided = new Map(stepsOf(course, "petition.document-voided").map(({ body }) => [body.document, body]));
  const register = useQuery("paperNumbers", undefined, ["petitions", "papers"]).data ?? [];
  const twice = new Set(register.flatMap(({ numbers }) => numbers.filter((one) => one.twice).map(({ event }) => event)));
  const issued = stepsOf(course, "petition.document-issued");
  const files = issued.map(({ body: { file } }) => ({
    ...file,
    held: attachments.find(({ hash }) => hash === file.hash)?.held ?? false,
  }));
  return (
    <div className={classes.column}>
      <Group>
        <Button leftSection={<IconFileText size={16} />} onClick={onMake}>
          {strings.makePaper}
        </Button>
        {onRecord && (
          <Button variant="default" onClick={onRecord}>
            {strings.recordPaper}
          </Button>
        )}
        <Link className={classes.link} href={paths.settings("numbers")}>
          {strings.numberRegister}
        </Link>
      </Group>
      <Panel title={strings.tabs.papers} aside={strings.entries(issued.length)} flush>
        {issued.length === 0 && <p className={classes.emptyPart}>{strings.noPapers}</p>}
        {issued.length > 0 && (
          <table className={classes.list}>
            <thead>
              <tr>
                <th scope="col">{strings.paperDay}</th>
                <th scope="col">{strings.paperTitle}</th>
                <th scope="col">{strings.paperNumber}</th>
                <th scope="col">{strings.paperState}</th>
                <th scope="col">{strings.recordedBy}</th>
              </tr>
            </thead>
            <tbody>
              {issued.map(({ event, body, stamp }) => {
                const gone = voided.get(event);
                return (
                  <tr key={event}>
                    <td>{body.date}</td>
                    <td>{body.title}</td>
                    <td>{body.number ?? strings.noPaperNumber}</td>
                    <td>
                      {gone ? (
                        <StatusBadge>{strings.paperVoided(gone.reason)}</StatusBadge>
                      ) : twice.has(event) ? (
                        <StatusBadge tone="danger">{strings.paperTwice}</StatusBadge>
                      ) : (
                        <StatusBadge tone="done">{strings.paperIssued}</StatusBadge>
                      )}
                    </td>
                    <td>
                      <StampWords stamp={stamp} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </Panel>
      {files.length > 0 && <Materials attachments={files} />}
    </div>
  );
}
