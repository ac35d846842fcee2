import { courses } from "../data/courses.ts";
import { atMost, plain } from "../figures.ts";
import type { Clocks } from "../pages/clocks.ts";
import type { Measured, Setting } from "../setting.ts";

declare global {
  interface Window {
    readonly clocks: Clocks;
  }
}

const petitions = 50_000;

/** All clocks of 50 000 petitions at every stage, counted in a worker from what is in memory, beside reading the same rows. */
export async function measureClocks({ context, origin, quick }: Setting): Promise<Measured> {
  const question = { petitions, today: "2026-11-25", views: courses() };
  const page = await context.newPage();
  await page.goto(`${origin}/clocks.html`);
  const rounds: Awaited<ReturnType<Clocks["run"]>>[] = [];
  try {
    for (let round = 0; round < (quick ? 2 : 7); round += 1) {
      rounds.push(await page.evaluate((asked) => window.clocks.run(asked), question));
    }
  } finally {
    await page.close();
  }
  const of = (part: Exclude<keyof (typeof rounds)[number], "lines">) => rounds.map((round) => round[part]);
  const floor = { what: "reading the same rows", values: of("read") };
  return {
    figures: [
      atMost(`all clocks of ${petitions} petitions under other rules`, of("rules"), 1000, floor),
      atMost("the same on the next day", of("day"), 1000, floor),
      atMost("the same thirty days later", of("month"), 1000, floor),
      atMost("longest task in the window meanwhile (0: none of 50 ms)", of("task"), 50),
      plain("longest time between two turns of the window, waiting for a core included", of("gap")),
      plain("all lines of the work table in order", of("sorted")),
      plain("the same after one petition changed", of("again")),
    ],
    details: { rounds },
  };
}
