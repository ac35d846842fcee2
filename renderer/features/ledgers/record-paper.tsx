import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { PaperDialog } from "../../ui/papers/paper-dialog.tsx";
import { type PaperRecord, petitionsOf, toldBy } from "./paper-entries.ts";
import { strings } from "./strings.ts";

const words = strings.papers;

interface Props {
  readonly row: PaperRecord;
  readonly desk: DeskStatus;
}

/** 领导接访登记表 or 协调会议纪要 of one of the record's petitions, with what the record knows filled in. */
export function RecordPaper({ row, desk }: Props) {
  const petitions = petitionsOf(row);
  const lines = useQuery("petitionLines", { petitions }, ["petitions"], { enabled: petitions.length > 0 }).data ?? [];
  const [printing, setPrinting] = useState<string | null>(null);
  const [first] = lines;
  if (first === undefined) return null;
  const button = (
    <Button
      variant="subtle"
      size="compact-xs"
      onClick={lines.length === 1 ? () => setPrinting(first.petition) : undefined}
      aria-label={words.of(words.name[row.kind], row.data.date)}
    >
      {words.short[row.kind]}
    </Button>
  );
  return (
    <>
      {lines.length === 1 ? (
        button
      ) : (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{words.which}</Menu.Label>
            {lines.map(({ petition, number, title }) => (
              <Menu.Item key={petition} onClick={() => setPrinting(petition)}>
                {title} {number}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {printing !== null && <PaperDialog desk={desk} petition={printing} {...toldBy(row)} onClose={() => setPrinting(null)} />}
    </>
  );
}
