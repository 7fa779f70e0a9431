import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import type { FixedRule } from '../../src/rules/sharing-rule.ts';
import { addDays, formatDay, isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { anyDealList, anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { KEEP_ALL, overrideOf, POLICY, START } from '../engine/fixture.ts';
import { postingRows } from '../engine/posting-rows.ts';
import { RUNS, replayed } from '../replay.ts';
import { seedBook } from '../rules/seed-book.ts';

import { bytes, CASES, everything, holds, twice } from './engine-case.ts';

const anyChange = fc.constantFrom(
  ['deed-tax-rate', '3%'],
  ['stamp-tax-rate', '1‰'],
  ['settlement-lag', '4'],
  ['correction-days', '9'],
  ['pooled-split-days', '3'],
  ['business-fee-share', '1%'],
  ['education-earmark', '0'],
  ['irrigation-central-share', '50%'],
  ['land-reserve-fund-share', '9%'],
  ['first-instalment-share', '40%'],
  ['balance-months', '7'],
  ['deposit-share', '50%'],
  ['contract-deadline', '3'],
  ['farmland-tax-days', '3'],
  ['year-end-settlement-month', '1'],
  ['export-gate', '0'],
  ['new-construction-fee-province-share', '0'],
);

describe('rules', () => {
  const earlier = (result: RunResult, day: number) => {
    const date = formatDay(addDays(START, day));
    return bytes([
      postingRows(result).filter((row) => row.date < date),
      result.quota.moves().filter((move) => formatDay(move.day) < date),
      result.history.filter((state) => formatDay(state.day) < date),
    ]);
  };

  twice(
    'R1 a rule changed from a date on leaves everything before it as it was',
    fc.tuple(anyChange, fc.integer({ min: 1, max: 1000 })),
    (given, [[rule, value], day]) => {
      const input = inputOf(given);
      const from = formatDay(addDays(START, day));
      const rules = seedBook([overrideOf(rule!, value!, '', from)]);
      expect(earlier(run({ ...input, rules }), day)).toBe(earlier(run(input), day));
    },
  );

  twice(
    'R1 a regime asked for or authorised from a date on leaves everything before it as it was',
    fc.tuple(fc.constantFrom('T-A', 'T-B', 'T-C'), fc.integer({ min: 1, max: 1000 })),
    (given, [regime, day]) => {
      const input = inputOf(given);
      const from = addDays(START, day);
      const { regimes, authorised } = input.policy.transfer;
      const transfer = {
        regimes: [...regimes.filter((r) => r.from < from), { from, regime }],
        authorised:
          (authorised[regime] ?? from) < from ? authorised : { ...authorised, [regime]: from },
      };
      const changed = { ...input, policy: { ...input.policy, transfer } };
      expect(earlier(run(changed), day)).toBe(earlier(run(input), day));
    },
  );

  it('R2 raising a share never lowers it by more than a fen per allocation', () => {
    const name = 'R2 raising a share never lowers it by more than a fen per allocation';
    const weights = fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 3, maxLength: 3 });
    const rule = ([land, zhuzhou, xiangtan]: readonly number[], more: number): FixedRule => {
      const whole = land! + zhuzhou! + xiangtan! + more;
      const shares = [
        { role: 'land' as const, share: ratio(land!, whole) },
        { role: 'zhuzhou' as const, share: ratio(zhuzhou! + more, whole) },
        { role: 'xiangtan' as const, share: ratio(xiangtan!, whole) },
      ];
      return { kind: 'fixed', shares, residualTo: null };
    };
    const property = fc.property(
      anyRunCase,
      weights,
      fc.integer({ min: 0, max: 9 }),
      (given, parts, more) => {
        const input = inputOf(given);
        const { base } = input.policy.sharing;
        const sharesUnder = (sharing: FixedRule) =>
          run({
            ...input,
            policy: { ...input.policy, sharing: { base, rule: sharing } },
          }).shares.filter(({ party, receipt }) => party === 'zhuzhou' && /\/\d+$/.test(receipt));
        const less = sharesUnder(rule(parts, 0));
        const raised = sharesUnder(rule(parts, more));
        const sum = (rows: typeof less) =>
          rows.reduce((total, { shareFen }) => total + shareFen, 0);
        expect(raised.length).toBe(less.length);
        expect(sum(raised)).toBeGreaterThanOrEqual(sum(less) - less.length);
      },
    );
    fc.assert(property, { ...replayed<[RunCase, number[], number]>(name), numRuns: RUNS ?? CASES });
  });

  twice(
    'R3 the order of the deals changes nothing',
    fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
    (given, keys) => {
      const input = inputOf(given);
      const order = input.deals.map((deal, i) => ({ deal, key: keys[i]! }));
      const deals = order.sort((a, b) => a.key - b.key).map(({ deal }) => deal);
      expect(everything(run({ ...input, deals }))).toBe(everything(run(input)));
    },
  );

  holds('D1 the same input gives the same seals and everything else', (result, input) => {
    expect(everything(run(input))).toBe(everything(result));
  });
});

describe('what must follow when something else changes', () => {
  holds('without cooperation no share leaves the land’s own party', (_, input) => {
    const alone = run(withoutCooperation(input));
    const landOf = new Map(input.deals.map(({ id, landParty }) => [id, landParty]));
    const out = alone.shares.filter((s) => s.party !== landOf.get(s.deal) && s.shareFen !== 0);
    expect(out).toEqual([]);
    expect(alone.transfers).toEqual([]);
    expect(alone.misplacement).toEqual([]);
    expect(alone.quota.moves().filter(({ action }) => action === 'trade')).toEqual([]);
  });

  holds('all to the land under T-A means nothing to transfer', (_, input) => {
    const { transfer } = POLICY;
    const greenHeart = { ...input.policy.greenHeart, enabled: false };
    const { base } = input.policy.sharing;
    const sharing = { base, rule: KEEP_ALL.rule };
    const policy = { ...input.policy, sharing, taxSharing: {}, transfer, greenHeart };
    expect(run({ ...input, policy }).transfers).toEqual([]);
  });

  twice('deals that come later change nothing that came before', anyDealList, (given, list) => {
    const input = inputOf(given);
    const more = list.map((deal) => ({ ...deal, id: `later-${deal.id}` }));
    const first = Math.min(...more.map(({ awarded, signed }) => awarded ?? signed));
    const date = formatDay(addDays(START, Math.max(0, first - START)));
    const rows = (deals: RunInput['deals']) =>
      bytes(postingRows(run({ ...input, deals })).filter((row) => row.date < date));
    expect(rows([...input.deals, ...more])).toBe(rows(input.deals));
  });

  holds('nothing is dated outside the run, and days never go back', (result, { start, end }) => {
    const entries = [...result.ledger.journal.entries()];
    for (const days of [entries.map((e) => e.day), result.quota.moves().map((m) => m.day)]) {
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      expect(days.every((day) => day >= start && day <= end)).toBe(true);
    }
    expect(end).toBe(isoDay('2030-06-30'));
  });
});
