/** The figures an HTML report shows, by their path in `summary.json`. */
export function readHtmlFigures(html: string): ReadonlyMap<string, string> {
  const cells = html.matchAll(/data-figure="([^"]+)">([^<]*)</g);
  return new Map([...cells].map(([, path, text]) => [path!, text!]));
}

/** A table of a Markdown report: its head, and its rows by their first cell. */
export interface MarkdownTable {
  readonly head: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** The table of a caption. */
export function readMarkdownTable(markdown: string, caption: string): MarkdownTable {
  const lines = markdown.split('\n');
  const at = lines.indexOf(`**${caption}**`);
  const end = lines.indexOf('', at + 2);
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head, , ...rows] = lines.slice(at + 2, end).map(cells);
  return { head: head!.slice(1), rows: new Map(rows.map(([name, ...rest]) => [name!, rest])) };
}

/** Fen as 万元 with two places, half up away from zero, without the engine's own code. */
export function wanYuanText(fen: number): string {
  const size = BigInt(Math.abs(fen));
  const hundredths = (size + 5_000n) / 10_000n;
  const whole = String(hundredths / 100n).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const places = String(hundredths % 100n).padStart(2, '0');
  return `${fen < 0 && hundredths > 0n ? '-' : ''}${whole}.${places}`;
}
