/** `10月1日`: the year stands beside it. */
export function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** `10月1日至10月7日` of an entry of a holiday table. */
export function shortRange(entry: string): string {
  return entry.split("..").map(shortDay).join("至");
}
