import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { moneyFigures } from '../../src/report/figures.ts';
import type { SharingRule } from '../../src/rules/sharing-rule.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { deal, fixture, shared, underRegime } from './fixture.ts';
import { balanceOf, postingRows } from './posting-rows.ts';

const SHARING = shared({ land: '60%', xiangtan: '40%' });
const policy = { ...underRegime('T-B'), sharing: SHARING };
const DEPOSIT_FEN = fen(1_000_000_000);
const deals = [deal({ depositFen: DEPOSIT_FEN, collectingTreasury: 'zhuzhou' })];

function rescinded(
  day: string | null,
  given: Partial<RunInput> = {},
  fault: 'F14' | 'F17' = 'F14',
) {
  const one = { fault, deal: 'D-1', day: day === null ? null : isoDay(day) };
  const faults = { rates: {}, scripted: [one] };
  return run(fixture({ deals, policy, faults, ...given }));
}

/** Balances of every treasury account but those of taxes that stay. */
function left(result: ReturnType<typeof run>): [string, number][] {
  return result.ledger.chart
    .accounts()
    .map(({ id, path }): [string, number] => [path, result.ledger.volumes.balanceFen(id)])
    .filter(([path, held]) => held !== 0 && !/^outside:|:(10111|10118)$/.test(path));
}

const FORFEIT: [string, number] = ['treasury:changsha:fund:103014899', DEPOSIT_FEN];

describe('a contract rescinded', () => {
  it.each([
    ['after the deposit became price', '2026-03-20'],
    ['while vouchers are under way', '2026-04-14'],
    ['after sharing and transfer', '2026-06-30'],
    ['across a year end', '2027-02-01'],
    ['after the last payment, before registration', '2027-03-20'],
  ])('%s leaves every account as before, less the deposit', (_, day) => {
    const result = rescinded(day);
    expect(result.deals[0]!.outcome).toBe('rescinded');
    expect(left(result)).toEqual([FORFEIT]);
  });

  it('never bears deed tax where the last payment is what does not come', () => {
    const { ledger, deals: outcomes } = rescinded(null);
    expect(outcomes[0]!.outcome).toBe('rescinded');
    const memos = [...ledger.journal.entries()].map(({ memo }) => memo);
    expect(memos).toContain('stampTax');
    expect(memos.filter((memo) => memo.includes('deedTax'))).toEqual([]);
  });

  it.each(['T-A', 'T-C'] as const)('under %s too', (regime) => {
    const result = rescinded('2027-03-25', {
      policy: { ...underRegime(regime), sharing: SHARING },
      deals: [deal({ depositFen: DEPOSIT_FEN, instalmentsFen: [fen(9_000_000_000)] })],
    });
    expect(left(result)).toEqual([FORFEIT]);
  });

  it('frees what it used of the caps, floors and phases that count over the run', () => {
    const HALF = shared({ xiangtan: '50%', land: '50%' }).rule;
    const most = { party: 'xiangtan', amountFen: fen(1_500_000_000) } as const;
    const limit = [most];
    const span = { over: 'run', rule: HALF } as const;
    const rules: readonly SharingRule[] = [
      { kind: 'cap', limits: limit, ...span, excessTo: 'land' },
      { kind: 'floor', limits: limit, ...span },
      {
        kind: 'phase',
        since: null,
        before: null,
        rest: shared({ land: '1' }).rule,
        phases: [{ years: null, to: isoDay('2030-12-31'), rule: HALF, whileBelow: most }],
      },
      {
        kind: 'increment',
        rule: HALF,
        baselines: [{ role: 'land', everyYearFen: fen(2_000_000_000), byYear: [] }],
      },
    ];
    const next = deal({ id: 'D-2', awarded: isoDay('2026-09-01'), signed: isoDay('2026-09-08') });
    for (const rule of rules) {
      const sharing = { base: 'grossReceipts', rule } as const;
      const given = { policy: { ...policy, sharing }, deals: [...deals, next] };
      const sharesOf = (result: ReturnType<typeof run>) =>
        result.shares
          .filter((row) => row.deal === 'D-2')
          .map(({ receipt, party, baseFen, shareFen }) => [receipt, party, baseFen, shareFen]);
      const alone = sharesOf(run(fixture({ ...given, deals: [next] })));
      expect(sharesOf(rescinded('2026-06-30', given))).toEqual(alone);
      // Without the rescission the limit would have been used up, or the base line met.
      expect(sharesOf(run(fixture(given)))).not.toEqual(alone);
    }
  });

  it('keeps the deed tax once the title is registered', () => {
    expect(left(rescinded('2027-06-01'))).toEqual(
      expect.arrayContaining([FORFEIT, ['treasury:changsha:general:10119', 400_000_000]]),
    );
  });

  it('by default falls on the 61st day after the unpaid last instalment', () => {
    const result = rescinded(null);
    expect(result.incidents.map(({ day }) => day)).toEqual([isoDay('2027-05-10')]);
    const rows = postingRows(result);
    const paid = balanceOf(rows, (path) => path === 'outside:grantee');
    // Paid 50,000,000.00, forfeited 10,000,000.00; stamp tax is not refunded.
    const stamp = balanceOf(rows, (path) => path.endsWith(':10111'));
    expect(paid).toBe(-DEPOSIT_FEN - stamp);
  });

  it('refunds everything where the contract was void', () => {
    expect(left(rescinded('2026-06-30', {}, 'F17'))).toEqual([]);
  });

  it('forfeits no more than a fifth of the price', () => {
    const much = [deal({ depositFen: fen(3_000_000_000), collectingTreasury: 'zhuzhou' })];
    expect(left(rescinded('2026-06-30', { deals: much }))).toEqual([
      ['treasury:changsha:fund:103014899', 2_000_000_000],
    ]);
  });

  it('writes new entries that name what they reverse, and gives no quota back', () => {
    const result = rescinded('2026-06-30');
    const entries = [...result.ledger.journal.entries()];
    const reversals = entries.filter(({ memo }) => memo.startsWith('reverses entry '));
    expect(reversals.length).toBe(2);
    for (const { memo, legs } of reversals) {
      const original = entries[Number(memo.split(' ').at(-1)) - 1]!;
      expect(legs.map(({ from, to, amountFen }) => [to, from, amountFen])).toEqual(
        original.legs.map(({ from, to, amountFen }) => [from, to, amountFen]),
      );
    }
    const sound = run(fixture({ deals, policy }));
    expect(result.quota.moves()).toEqual(sound.quota.moves());
  });

  it('claws the shares back by the channel they went, and takes them off the record', () => {
    const result = rescinded('2026-06-30');
    const back = result.transfers.filter(({ from }) => from === 'xiangtan');
    expect(
      back.map(({ to, amountFen, status, reason }) => [to, amountFen, status, reason]),
    ).toEqual([['zhuzhou', 686_780_000, 'booked', '215']]);
    const sums = new Map<string, number>();
    for (const { party, shareFen } of result.shares) {
      sums.set(party, (sums.get(party) ?? 0) + shareFen);
    }
    expect([...sums.values()]).toEqual([0, 0]);
  });

  it('withdraws vouchers that have not been booked', () => {
    const result = rescinded('2026-04-14');
    const states = result.vouchers
      .filter(({ obligations: [o] }) => o!.receipt === 'D-1/2')
      .map(({ state, steps }) => [state, steps.at(-1)!.reason]);
    expect(states.length).toBeGreaterThan(1);
    expect(new Set(states.map(String))).toEqual(new Set(['withdrawn,dealRescinded']));
  });

  it('goes over the earmarks of the closed year, and of those after it', () => {
    const other = deal({ id: 'D-2', depositFen: fen(0), costFen: fen(0) });
    const given = { deals: [...deals, other] };
    const withBoth = rescinded('2028-02-01', given);
    const alone = run(fixture({ policy, deals: [other] }));
    const years = (result: ReturnType<typeof run>) =>
      result.cashYears.map(({ cash, baseFen, earmarksFen }) => [
        cash.party,
        cash.year,
        cash.receiptsFen,
        baseFen,
        earmarksFen,
      ]);
    expect(years(withBoth)).toEqual(expect.arrayContaining(years(alone)));
    const earmarks = (result: ReturnType<typeof run>) =>
      ['1030219', '1030220', '2120807', '1030146'].map((code) =>
        result.ledger.balanceFen(
          `treasury:changsha:${/^(2120807|1030146)$/.test(code) ? 'fund' : 'general'}:${code}`,
        ),
      );
    expect(earmarks(withBoth)).toEqual(earmarks(alone));
  });

  it('keeps the figures of a party adding up', () => {
    const { parties } = moneyFigures(rescinded('2027-02-01'));
    for (const { total } of parties) {
      expect(total.receiptsFen).toBe(
        total.costRecoveryFen + total.earmarksFen + total.remittedUpFen + total.netProceedsFen,
      );
    }
    const changsha = parties.find(({ party }) => party === 'changsha')!;
    expect(changsha.total.receiptsFen).toBe(DEPOSIT_FEN);
  });
});
