import type { Page } from "@playwright/test";
import type { SeenRow } from "./pages/driver.ts";
import type { Floors, TableShape } from "./pages/floors.ts";
import type { Setting } from "./setting.ts";

declare global {
  interface Window {
    readonly floors: Floors;
  }
}

/** A page of the floors in the same Chromium. */
export async function openFloors({ context, origin }: Setting): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/floors.html`);
  return page;
}

/** The very tables, indexes and sizes that the program wrote. */
export function shapesOf(rows: readonly SeenRow[]): TableShape[] {
  const tables = new Map<string, { name: string; indexes: Set<string>; rows: TableShape["rows"][number][] }>();
  for (const { table, key, size, index } of rows) {
    const shape = tables.get(table) ?? { name: table, indexes: new Set<string>(), rows: [] };
    tables.set(table, shape);
    for (const name of Object.keys(index)) shape.indexes.add(name);
    shape.rows.push({ key, size, index });
  }
  return [...tables.values()].map(({ name, indexes, rows: of }) => ({ name, indexes: [...indexes], rows: of }));
}
