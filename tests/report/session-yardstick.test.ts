import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { planWelfare, transportOf } from '../../src/quota/clearing/transport.ts';
import { open } from '../../src/report/clearing/pooling.ts';
import { sessionYardstick } from '../../src/report/quota/session-yardstick.ts';
import { yardstickText } from '../../src/report/quota/yardstick-text.ts';
import { makeStyle } from '../../src/report/terminal/style.ts';
import { solveTransport } from '../../src/report/yardstick/solve-transport.ts';
import { divideBig } from '../../src/units/exact.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { Policy } from '../../src/world/policy.ts';
import { deal, fixture, lotOf, PLACES, POLICY, withLots } from '../engine/fixture.ts';
import { wan } from '../rules/seed-book.ts';

const policyWith = (more: Partial<Policy['quota']>): Policy => ({
  ...POLICY,
  quota: {
    ...{ ...POLICY.quota, ...more },
    markets: {
      L2: {
        mechanism: { kind: 'posted', byGrade: null },
        ...{ sessions: 'monthly', goods: {}, levy: null, outside: false },
      },
    },
  },
});
const nobody = withLots('xiangtan', 'L2', [], withLots('changsha', 'L2', []));
const opening = withLots('zhuzhou', 'L2', [lotOf('S', 'L2', 'zhuzhou', [8_000])], nobody);
// The first in time is worth less than the second: a posted price serves it all the same.
const deals = [
  deal({ priceFen: wan('4000') }),
  deal({ id: 'D-2', county: 'yuhu', city: 'xiangtan' }),
];
const made = (more: Partial<Policy['quota']> = {}) =>
  run(fixture({ policy: policyWith(more), opening, deals }));

describe('the sessions of a run against the optimum', () => {
  it('add up to the part of the best that was had, and to who gained and lost', async () => {
    const result = made();
    const [measured, ...more] = await sessionYardstick(result, PLACES);
    expect([measured!.good, measured!.sessions, more]).toEqual(['L2', 1, []]);
    const [{ book, market }] = result.sessions as [(typeof result.sessions)[number]];
    const transport = transportOf(book, open(market));
    const best = planWelfare(transport, await solveTransport(transport));
    expect(measured!.bestFen).toBe(divideBig(best, BigInt(transport.scale), 'halfUp'));
    expect(measured!.totalFen).toBeLessThan(measured!.bestFen);
    expect(measured!.optimumShareBp).toBe(
      Number((measured!.totalFen * 10_000n) / measured!.bestFen),
    );
    expect([measured!.unmet, measured!.bestUnmet]).toEqual([4_000, 4_000]);
    // Alone nobody had anything to use: what each gained is all that was gained.
    const gains = measured!.cities.map(({ againstAloneFen }) => againstAloneFen);
    expect(gains.reduce((sum, gain) => sum + gain, 0n)).toBe(measured!.totalFen);
    const [changsha] = measured!.cities;
    expect(changsha!.againstBestFen).toBeGreaterThan(0n);
  });

  it('fall short of it by all where every city keeps everything', async () => {
    const [measured] = await sessionYardstick(made({ reserve: ratio(1) }), PLACES);
    expect([measured!.totalFen, measured!.optimumShareBp]).toEqual([0n, 0]);
  });

  it('are told in both languages, and not where there are none', async () => {
    const measured = await sessionYardstick(made(), PLACES);
    const text = (language: 'zh' | 'en') => yardstickText(measured, makeStyle(language, false));
    expect(text('en')).toMatch(/Annual plan +1 +\d\d\.\d\d +[\d.,]+ +6\.00 +6\.00/);
    expect(text('en')).not.toMatch(/\p{Script=Han}/u);
    expect(text('zh')).toMatch(/影子价格/);
    expect(yardstickText([], makeStyle('zh', false))).toBe('');
  });
});
