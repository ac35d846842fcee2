import type { KeyboardEvent } from "react";

/** Fields that hold words; check boxes and radios are reached by Tab, so that Enter runs straight through the form. */
const fields =
  'input:not([type="hidden"]):not([type="file"]):not([type="checkbox"]):not([type="radio"]):not([disabled]):not([tabindex="-1"]), textarea:not([disabled])';

/** Whether Enter has a meaning of its own here: a line break, a highlighted choice, a button, a word being composed. */
function enterIsTaken(event: KeyboardEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement;
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return true;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return true;
  return target.tagName !== "INPUT";
}

/**
 * Key handler for a form's container: Enter goes to the next field, as on every paper form and every old desk program.
 * An open choice with a highlighted line keeps its Enter, because it prevents the default.
 */
export function enterMoves(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || event.defaultPrevented || enterIsTaken(event)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(fields)].filter((field) => field.offsetParent !== null);
  const target = event.target as HTMLElement;
  const next = all.find((field) => target.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}
