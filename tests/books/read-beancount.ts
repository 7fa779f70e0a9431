/** One posting of a Beancount file, as a reader that knows none of the writer's code sees it. */
interface ReadPosting {
  readonly account: string;
  readonly number: bigint;
  readonly commodity: string;
  readonly lot: string;
}

/** The entries and the balances that a Beancount file states, numbers in their last decimal. */
export interface ReadBooks {
  readonly entries: readonly (readonly ReadPosting[])[];
  readonly balances: ReadonlyMap<string, bigint>;
}

const POSTING = /^ {2}([A-Z][\w:-]+) {2}(-?[\d.]+) ([A-Z][\w-]+)(?: \{(.*)\})?$/;
const BALANCE = /^\d{4}-\d\d-\d\d balance (\S+) {2}(-?[\d.]+) (\S+)$/;

export function readBeancount(text: string): ReadBooks {
  const entries: ReadPosting[][] = [];
  const balances = new Map<string, bigint>();
  for (const line of text.split('\n')) {
    if (/^\d{4}-\d\d-\d\d \*/.test(line)) entries.push([]);
    const balance = BALANCE.exec(line);
    if (balance !== null) balances.set(`${balance[1]} ${balance[3]}`, numberOf(balance[2]!));
    const posting = POSTING.exec(line);
    if (posting === null) continue;
    const [, account, number, commodity, lot] = posting;
    const read = { account: account!, number: numberOf(number!), commodity: commodity! };
    entries.at(-1)!.push({ ...read, lot: lot ?? '' });
  }
  return { entries, balances };
}

function numberOf(text: string): bigint {
  return BigInt(text.replace('.', ''));
}
