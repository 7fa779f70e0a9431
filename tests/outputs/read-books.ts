/** What the books say each owner holds in funds and budgets: fen by owner and by year. */
export type Holdings = ReadonlyMap<string, ReadonlyMap<string, bigint>>;

const DAY = /^(\d{4})-\d\d-\d\d /;
/** A posting of money, as all three formats write it. */
const POSTING = /^\s+(Assets:Treasury:[\w:-]+) {2,}(-?\d+\.\d\d) "?CNY"?/;
/** `Treasury:<where>:Fund:<code>:Own`, or `…:For:<whose>`. */
const HELD = /^Assets:Treasury:([\w-]+):(?:Fund|General):[\w-]+:(?:Own|For:([\w-]+))$/;

/** Adds up every posting of books, knowing nothing of the code that wrote them. */
export function readHoldings(text: string): Holdings {
  const holdings = new Map<string, Map<string, bigint>>();
  let year = '';
  for (const line of text.split('\n')) {
    year = DAY.exec(line)?.[1] ?? year;
    const [, account, number] = POSTING.exec(line) ?? [];
    const [, where, whose] = HELD.exec(account ?? '') ?? [];
    if (where === undefined) continue;
    const owner = (whose ?? where).toLowerCase();
    const years = holdings.get(owner) ?? new Map<string, bigint>();
    holdings.set(owner, years);
    years.set(year, (years.get(year) ?? 0n) + BigInt(number!.replace('.', '')));
  }
  return holdings;
}
