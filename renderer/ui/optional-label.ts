/** The label of a field that may stay empty. What must be filled in carries no mark: a form asks for little besides. */
export function optionalLabel(label: string): string {
  return label.endsWith("）") ? `${label.slice(0, -1)}，可不填）` : `${label}（可不填）`;
}
