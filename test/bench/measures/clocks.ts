import { courses } from "../data/courses.ts";
import { compared, type Figure } from "../figures.ts";
import type { Clocks } from "../pages/clocks.ts";
import type { Measured, Setting } from "../setting.ts";
import { median } from "../statistics.ts";

declare global {
  interface Window {
    readonly clocks: Clocks;
  }
}

const petitions = 50_000;

function atMost(measure: string, values: readonly number[], most: number): Figure {
  const ours = median(values);
  return {
    measure,
    unit: "ms",
    ours,
    p95: null,
    against: null,
    ratio: null,
    limit: { text: `≤ ${most} ms`, kept: ours <= most },
  };
}

/** All clocks of 50 000 petitions at every stage, counted in a worker, beside reading the same rows. */
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
  const counts = rounds.map((round) => round.count);
  return {
    figures: [
      compared(
        `all clocks of ${petitions} petitions`,
        counts,
        { what: "reading the same rows", values: rounds.map((round) => round.read) },
        1,
      ),
      atMost(`all clocks of ${petitions} petitions`, counts, 1000),
      atMost(
        "longest step in the window meanwhile",
        rounds.map((round) => round.blocked),
        50,
      ),
    ],
    details: { rounds },
  };
}
