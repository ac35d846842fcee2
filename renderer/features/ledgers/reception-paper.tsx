import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import type { DeskStatus } from "../../engine/api.ts";
import type { OfficeRecordRow } from "../../engine/record-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { PaperDialog } from "../../ui/papers/paper-dialog.tsx";
import { strings } from "./strings.ts";

const words = strings.reception;

interface Props {
  readonly row: Extract<OfficeRecordRow, { readonly kind: "reception" }>;
  readonly desk: DeskStatus;
}

/** 领导接访登记表 of one of the petitions that were received, with what the calendar entry knows. */
export function ReceptionPaper({ row, desk }: Props) {
  const { date, place, leader, post, record } = row.data;
  const petitions = record?.petitions ?? [];
  const lines = useQuery("petitionLines", { petitions }, ["petitions"], { enabled: petitions.length > 0 }).data ?? [];
  const [printing, setPrinting] = useState<string | null>(null);
  const [first] = lines;
  if (first === undefined) return null;
  const entered = {
    接访领导: [post, leader].filter((part) => part !== "").join(" "),
    接访时间: date,
    接访地点: place,
    接谈情况: record?.summary ?? "",
  };
  const button = (
    <Button
      variant="subtle"
      size="compact-xs"
      onClick={lines.length === 1 ? () => setPrinting(first.petition) : undefined}
      aria-label={words.paper(date, leader)}
    >
      {words.print}
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
      {printing !== null && (
        <PaperDialog desk={desk} petition={printing} kind="reception" entered={entered} onClose={() => setPrinting(null)} />
      )}
    </>
  );
}
