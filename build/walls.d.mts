export function importsOf(text: string): string[];
export function breachOf(from: string, specifier: string): string | null;
export function findBreaches(root: string): string[];
