/** Readable JSON, two spaces deep, with a line end; key order is the value's own. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
