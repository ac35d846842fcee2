import { test } from "@playwright/test";
import { type DeskWindow, freshFolder, openDesk, removeFolders } from "../desk-window.ts";
import { enrol } from "./enrolment.ts";
import { openExchange, receive, sendTo } from "./exchange.ts";
import { setUpDistrict, setUpTownship } from "./first-start.ts";
import { clearOfficer, type Officer } from "./officer.ts";
import { freshStick, removeStick } from "./places.ts";

/** A district and a township, each in its own window, and the stick that goes between them. */
export interface TwoDesks {
  readonly district: DeskWindow;
  readonly township: DeskWindow;
  /** The stick's folder. */
  readonly stick: string;
}

/** Opens two new desks before a file's first test and takes them away after its last. Not to be asked before. */
export function twoDesks(): TwoDesks {
  const opened: { -readonly [Part in keyof TwoDesks]?: TwoDesks[Part] } = {};
  const part = <Part extends keyof TwoDesks>(name: Part): TwoDesks[Part] => {
    const found = opened[name];
    if (found === undefined) throw new Error(`the ${name} is there from the first test on`);
    return found;
  };
  test.beforeAll(async () => {
    opened.stick = freshStick();
    opened.district = await openDesk(freshFolder("district"), freshFolder("district-profile"));
    opened.township = await openDesk(freshFolder("township"), freshFolder("township-profile"));
  });
  test.afterAll(async () => {
    await opened.district?.close();
    await opened.township?.close();
    if (opened.stick !== undefined) removeStick(opened.stick);
    removeFolders();
  });
  return {
    get district() {
      return part("district");
    },
    get township() {
      return part("township");
    },
    get stick() {
      return part("stick");
    },
  };
}

/** Sets both offices up, enrols the township and clears an officer, of whom the township learns by file. */
export async function setUpWithOfficer({ district, township, stick }: TwoDesks, officer: Officer): Promise<void> {
  await setUpDistrict(district.page);
  await setUpTownship(township.page);
  await enrol(township.page, district.page, stick);
  await clearOfficer(district.page, officer);
  await openExchange(district.page, "下发与回执");
  await receive(township.page, stick, [await sendTo(district.page, stick)]);
}
