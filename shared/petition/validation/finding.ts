/**
 * What a check found. `impossible` input is refused with its sentence; `doubtful` input only warns, because old
 * documents and honest exceptions exist and registering is never blocked by doubt.
 */
export type Finding<Derived = undefined> =
  | { readonly kind: "ok"; readonly derived: Derived }
  | { readonly kind: "doubtful"; readonly message: string; readonly derived: Derived }
  | { readonly kind: "impossible"; readonly message: string };

/** Input as meant: full-width digits and letters become plain, spaces and hyphens between groups go. */
export function compact(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s‐-―−-]/g, "")
    .toUpperCase();
}
