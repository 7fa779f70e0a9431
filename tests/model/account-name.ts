/** An account as ledger.csv names it: money lying in a treasury, under a code, for its owner. */
export function treasuryAccount(
  treasury: string,
  section: string,
  code: string,
  owner: string,
): string {
  const own = `treasury:${treasury}:${section}:${code}`;
  return owner === treasury ? own : `${own}:for:${owner}`;
}
