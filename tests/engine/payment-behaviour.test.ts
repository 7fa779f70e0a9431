import { describe, expect, it } from 'vitest';
import type { IndexPoint } from '../../src/behaviour/market/index-level.ts';
import { MILLION } from '../../src/behaviour/market/normal.ts';
import { type MarketState, statesOf } from '../../src/behaviour/market-state.ts';
import { type Conduct, PaymentPlan } from '../../src/behaviour/payment/payment-plan.ts';
import type { ReleasedParcel } from '../../src/engine/payment-log.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { faultsFile } from '../../src/report/files/faults-file.ts';
import { addMonths, formatDay, isoDay, yearOf } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { parseRatio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import { seedBook } from '../rules/seed-book.ts';
import { deal, fixture, overrideOf, RULES, START, shared } from './fixture.ts';

/** A path that changes by as much in each year of the run. */
function path(...changes: string[]): IndexPoint[] {
  let level = MILLION;
  return ['0%', ...changes].map((text, year) => {
    level = Math.round(level * (1 + Number.parseFloat(text) / 100));
    return { day: addMonths(START, 12 * year), level };
  });
}
const DOWNTURN = path('-20%', '-20%', '-20%', '-20%', '-20%');
const DUE = isoDay('2026-06-01');

function conducts(state: MarketState, count: number, seed = 7): Conduct[] {
  const plan = new PaymentPlan({ seed, replicate: 0 }, () => state, RULES);
  return Array.from({ length: count }, (_, i) => plan.conductOf(deal({ id: `D-${i}` }), 2, DUE));
}

describe('how grantees pay', () => {
  it.each([
    ['falling', 0.15, 0.03],
    ['steady', 0.05, 0.005],
    ['rising', 0.03, 0.002],
  ] as const)('in a %s market late and never as often as the rules say', (state, late, never) => {
    const count = 8000;
    const found = conducts(state, count);
    const part = (kind: Conduct['kind']) =>
      found.filter((conduct) => conduct.kind === kind).length / count;
    // Four standard deviations of a share drawn 8,000 times.
    const near = (share: number) => 4 * Math.sqrt((share * (1 - share)) / count);
    expect(Math.abs(part('late') - late)).toBeLessThan(near(late));
    expect(Math.abs(part('default') - never)).toBeLessThan(near(never));
    const days = found.flatMap((one) => (one.kind === 'late' ? [one.days] : []));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...days)).toBeLessThanOrEqual(55);
  });

  it('a worse market only adds to who pays late or never', () => {
    const rank = { onTime: 0, late: 1, default: 2 };
    const [good, bad] = [conducts('rising', 2000), conducts('falling', 2000)];
    expect(bad.every(({ kind }, i) => rank[kind] >= rank[good[i]!.kind])).toBe(true);
    expect(bad).not.toEqual(good);
  });

  it('follows the path of the market of its city and use', () => {
    const levels: Readonly<Record<string, readonly string[]>> = {
      'changsha residential': ['1', '1', '1.06'],
      'changsha industrial': ['1', '0.95', '0.95'],
      'zhuzhou industrial': ['1', '0.951', '0.5'],
    };
    const stateOf = statesOf((city, use, day) => {
      const series = levels[`${city} ${use}`]!;
      return parseRatio(series[Math.min(yearOf(day) - yearOf(START), 2)]!)!;
    }, RULES);
    const [first, second, third] = ['2026-12-31', '2027-01-01', '2028-01-01'].map(isoDay);
    expect(stateOf('changsha', 'residential', first!)).toBe('steady');
    expect(stateOf('changsha', 'residential', second!)).toBe('rising');
    expect(stateOf('changsha', 'industrial', first!)).toBe('falling');
    expect(stateOf('changsha', 'industrial', second!)).toBe('steady');
    expect(stateOf('zhuzhou', 'industrial', first!)).toBe('steady');
    expect(stateOf('zhuzhou', 'industrial', second!)).toBe('falling');
    expect(stateOf('zhuzhou', 'industrial', third!)).toBe('steady');
  });
});

/** One deal with a deposit, half on 2026-04-09, the rest on 2027-03-09. */
function withHazards(late: string, never: string, given: Partial<RunInput> = {}): RunInput {
  const rules = seedBook([
    overrideOf('payment-late-hazard', late, 'falling'),
    overrideOf('payment-default-hazard', never, 'falling'),
  ]);
  return fixture({
    rules,
    deals: [deal({ depositFen: fen(1_000_000_000) })],
    behaviour: { payment: { path: DOWNTURN } },
    ...given,
  });
}

const story = ({ payments }: ReturnType<typeof run>) =>
  payments.map(({ day, event, receipt }) => `${formatDay(day)} ${event} ${receipt}`);

describe('a payment that is late', () => {
  it('bears the late fee of its days, and is called for when it is very late', () => {
    const result = run(withHazards('100%', '0%'));
    const late = result.payments.filter(({ event }) => event === 'paidLate');
    expect(late.map(({ receipt }) => receipt)).toEqual([2, 3]);
    const [first] = result.payments;
    const days = late[0]!.day - first!.day;
    expect(late[0]!.amountFen).toBe((first!.amountFen / 1000) * days);
    expect(result.incidents.map(({ fault, outcome }) => [fault, outcome])).toEqual([
      ['F15', 'late'],
      ['F15', 'late'],
    ]);
    for (const { day, receipt } of late) {
      const due = result.payments.find((one) => one.receipt === receipt)!.day;
      const demands = story(result).filter((line) => line.endsWith(`demand ${receipt}`));
      expect(demands).toHaveLength(day - due > 31 ? 1 : 0);
    }
    const cited = [...faultsFile(result.incidents)].join('').trim().split('\n').slice(1);
    expect(cited.map((line) => line.split(',').at(-1))).toEqual(
      late.map(() => 'payment-late-days'),
    );
    expect(result.deals[0]!.outcome).toBe('settled');
  });
});

describe('a payment that never comes', () => {
  it('is called for, rescinded after the days of the contract, and the parcel comes back', () => {
    const released: ReleasedParcel[] = [];
    const result = run(withHazards('0%', '100%'), { onReleased: (one) => released.push(one) });
    expect(story(result)).toEqual([
      '2026-04-09 overdue 2',
      '2026-05-09 demand 2',
      '2026-06-09 rescinded 2',
      '2026-07-09 relistable 2',
    ]);
    expect(result.deals[0]!.outcome).toBe('rescinded');
    expect(released.map((one) => [one.deal.id, formatDay(one.day)])).toEqual([
      ['D-1', '2026-07-09'],
    ]);
    // The deposit of 10 million is earnest money and forfeited; nothing else had been paid.
    const own = 'treasury:changsha:fund:103014899';
    expect(result.ledger.balanceFen(own)).toBe(1_000_000_000);
    expect(result.ledger.balanceFen('outside:grantee')).toBeLessThan(0);
    expect(result.misplacement).toEqual([]);
    const memos = [...result.ledger.journal.entries()].map(({ memo }) => memo);
    expect(memos.filter((memo) => memo.includes('deedTax'))).toEqual([]);
  });

  it('refunds what was paid before, and every account sums to zero', () => {
    const rules = seedBook([overrideOf('payment-default-hazard', '100%', 'steady', '2027-01-01')]);
    const input = withHazards('0%', '0%', {
      rules,
      behaviour: { payment: { path: path('0%', '0%') } },
    });
    const chance = { seed: 3, replicate: 0 };
    const result = run({ ...input, chance });
    expect(result.deals[0]!.outcome).toBe('rescinded');
    const refunded = result.refunds.reduce((sum, { refund }) => sum + refund.amountFen, 0);
    expect(refunded).toBe(4_000_000_000);
    const { chart, volumes } = result.ledger;
    const all = chart.accounts().reduce((sum, { id }) => sum + volumes.balanceFen(id), 0);
    expect(all).toBe(0);
  });
});

describe('the draws of payments', () => {
  const many = Array.from({ length: 40 }, (_, i) => deal({ id: `D-${i}` }));
  const input = (deals: readonly Deal[], given: Partial<RunInput> = {}) =>
    fixture({ deals, behaviour: { payment: { path: DOWNTURN } }, ...given });

  it('are the same under every sharing rule', () => {
    const [own, halved] = [
      input(many),
      input(many, {
        policy: { ...fixture().policy, sharing: shared({ land: '50%', zhuzhou: '50%' }) },
      }),
    ].map((one) => run(one));
    expect(own!.payments.length).toBeGreaterThan(5);
    expect(halved!.payments).toEqual(own!.payments);
    expect(halved!.deals.map(({ outcome }) => outcome)).toEqual(
      own!.deals.map(({ outcome }) => outcome),
    );
  });

  it('of one deal are untouched by what other deals there are', () => {
    const kept = many.filter((_, i) => i % 2 === 0);
    const ids = new Set(kept.map(({ id }) => id));
    const all = run(input(many)).payments.filter(({ deal: id }) => ids.has(id));
    expect(run(input(kept)).payments).toEqual(all);
  });

  it('are off unless a scenario asks for them', () => {
    const result = run(fixture({ deals: many }));
    expect([result.payments, result.promises, result.incidents]).toEqual([[], [], []]);
  });
});
