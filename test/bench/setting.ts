import type { BrowserContext } from "@playwright/test";
import type { Figure } from "./figures.ts";

/** What every measure is given. */
export interface Setting {
  readonly context: BrowserContext;
  /** Profile folder of the one Chromium. */
  readonly profile: string;
  /** The driver, to be evaluated in a page of a desk's origin. */
  readonly script: string;
  /** Origin of the floors' and peers' pages. */
  readonly origin: string;
  /** An empty folder for desks and files of this run. */
  readonly scratch: string;
  /** Made data, kept between runs. */
  readonly cache: string;
  /** Few rounds, for trying out. */
  readonly quick: boolean;
  readonly petitions: number;
  say(line: string): void;
}

/** A measure's figures for the table, and whatever else is worth keeping in the file. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly details: Readonly<Record<string, unknown>>;
}
