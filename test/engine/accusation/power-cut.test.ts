import { expect, it } from "vitest";
import { SimulatedDisk } from "../../simulation/disk.ts";
import { granted, passphrase } from "../engine-words.ts";
import { type CutDesk, pointsBetween, powerCuts } from "../power-cuts.ts";
import { accusation, officerPassphrase } from "./offices.ts";

const cuts = powerCuts();

interface Promised {
  recipient: string;
  readonly taken: { readonly id: string; readonly number: string }[];
  noted: boolean;
}

const request = (id: string) => ({
  id,
  accusation: accusation(),
  files: [{ file: new Blob([`账页 ${id}`]), name: "账页.txt", mediaType: "text/plain" }],
});

/** A district clears an officer, takes two accusations down itself, and the officer writes a note. */
async function work({ engine }: CutDesk, promised: Promised): Promise<void> {
  const user = { name: "沈立", passphrase };
  granted(await engine.setUp({ level: "district", organisation: "990127", officeName: "南丰区信访局", user }));
  const sheet = granted(await engine.clearOfficer({ name: "沈立", passphrase: officerPassphrase }));
  granted(await engine.announceOfficer({ recipient: sheet.recipient }));
  promised.recipient = sheet.recipient;
  for (const id of ["x1", "x2"]) {
    const { number } = granted(await engine.takeAccusation(request(id)));
    promised.taken.push({ id, number });
  }
  granted(await engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const first = granted(await engine.accusations()).rows.find((row) => row.number === promised.taken[0]?.number);
  granted(await engine.actOnAccusation({ id: first?.id ?? "", action: { did: "noted", text: "已核对" } }));
  promised.noted = true;
}

async function cutAt(point: number, withStore: boolean): Promise<void> {
  const promised: Promised = { recipient: "", taken: [], noted: false };
  const { desk, where } = await cuts.cutAt(point, withStore, (before) => work(before, promised));
  const { engine } = desk;
  const status = await engine.status();
  const [user] = status.users;
  if (promised.recipient !== "") {
    expect(status.phase, where).toBe("locked");
    granted(await engine.unlock({ user: user?.id ?? "", passphrase }));
    // Saving again what was being saved takes nothing in twice.
    for (const id of ["x1", "x2"]) {
      const { number } = granted(await engine.takeAccusation(request(id)));
      const known = promised.taken.find((one) => one.id === id)?.number;
      if (known) expect(number, where).toBe(known);
    }
    const numbers = (await engine.accusationDesk()).receipts.map((receipt) => receipt.number);
    expect(new Set(numbers).size, where).toBe(2);
    granted(await engine.openAccusations({ recipient: promised.recipient, passphrase: officerPassphrase }));
    const { rows } = granted(await engine.accusations());
    expect(rows.map((row) => row.number).sort(), where).toEqual([...numbers].sort());
    for (const row of rows) {
      const file = granted(await engine.accusation({ id: row.id }));
      expect(file.taken?.statement, where).toBe(accusation().statement);
      const hash = file.taken?.attachments[0]?.hash ?? "";
      expect(await granted(await engine.openAccusationFile({ id: row.id, hash })).text(), where).toMatch(/^账页 x[12]$/);
      if (promised.noted && row.number === promised.taken[0]?.number) expect(file.acts, where).toHaveLength(1);
    }
  }
  await cuts.end(desk);
}

it("loses nothing of an accusation that was acknowledged, wherever the power goes", { timeout: 600_000 }, async () => {
  const disk = new SimulatedDisk();
  const whole = await cuts.open(disk);
  await work(whole, { recipient: "", taken: [], noted: false });
  await cuts.end(whole);
  for (const point of pointsBetween(0, disk.changes, 10)) {
    await cutAt(point, true);
    await cutAt(point, false);
  }
});
