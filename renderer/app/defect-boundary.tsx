import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { ErrorNotice } from "../ui/error-notice.tsx";
import classes from "./gate.module.css";
import { strings } from "./strings.ts";

/** A defect in a screen: says that the data is safe, instead of a white page. */
export class DefectBoundary extends Component<{ readonly children: ReactNode }, { readonly defect: string | null }> {
  override state = { defect: null };

  static getDerivedStateFromError(error: unknown) {
    return { defect: error instanceof Error ? error.name : "Error" };
  }

  override render() {
    if (this.state.defect === null) return this.props.children;
    const words = strings.defect;
    return (
      <main className={classes.centre}>
        <ErrorNotice
          happened={words.happened}
          safe={words.safe}
          todo={words.todo}
          code={this.state.defect}
          action={<Button onClick={() => window.location.reload()}>{words.reload}</Button>}
        />
      </main>
    );
  }
}
