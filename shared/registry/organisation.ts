import type { OrganisationCode } from "../log/event.ts";
import type { OrganisationLevel } from "./certificate.ts";

/** 6 digits of GB/T 2260 for a district, or these and 3 digits of GB/T 10114 for a township; never a place that is only part of one. */
export function isOrganisationCode(text: string): text is OrganisationCode {
  return /^[0-9]{6}$/.test(text) || (/^[0-9]{9}$/.test(text) && !text.endsWith("000"));
}

/** A 12-digit statistical region code: district, township and village parts, each 0 where it is not named. */
export function isRegionCode(text: string): boolean {
  return /^[0-9]{12}$/.test(text) && !/^[0-9]{6}000(?!000)/.test(text);
}

/** District or township by the code's length. Throws RangeError on text that is no organisation code. */
export function levelOf(organisation: OrganisationCode): OrganisationLevel {
  if (!isOrganisationCode(organisation)) throw new RangeError("not an organisation code");
  return organisation.length === 6 ? "district" : "township";
}

/** The district that an office belongs to; a district itself. */
export function districtOf(organisation: OrganisationCode): OrganisationCode {
  return organisation.slice(0, 6);
}

/** Whether an office stands beneath another in the hierarchy. Nobody stands beneath itself. */
export function isUnder(organisation: OrganisationCode, superior: OrganisationCode): boolean {
  return organisation.length > superior.length && organisation.startsWith(superior);
}

/** The 12-digit region code of an office's whole territory. */
export function regionOf(organisation: OrganisationCode): string {
  return organisation.padEnd(12, "0");
}

/** Whether a 12-digit region lies in an office's territory (a village in its township, a township in its district). */
export function isRegionOf(region: string, organisation: OrganisationCode): boolean {
  return isRegionCode(region) && region.startsWith(organisation);
}
