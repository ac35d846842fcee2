import { IconEye } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { strings } from "./strings.ts";

interface Props {
  readonly title: string;
  readonly count: number;
  /** What is said where there is nothing. */
  readonly empty: { readonly title: string; readonly text: string };
  readonly children: ReactNode;
}

/** One list, or what would bring something into it. */
export function ListPanel({ title, count, empty, children }: Props) {
  return (
    <Panel flush title={title} aside={strings.article}>
      {count === 0 ? (
        <EmptyState icon={<IconEye size={28} stroke={1.4} />} title={empty.title}>
          {empty.text}
        </EmptyState>
      ) : (
        children
      )}
    </Panel>
  );
}
