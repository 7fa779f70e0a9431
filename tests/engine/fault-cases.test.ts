import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { VoucherFile } from '../../src/engine/voucher-file.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { FAULT_CODES, FAULT_MODES, type FaultCode } from '../../src/world/fault.ts';
import { seedBook } from '../rules/seed-book.ts';
import { deal, fixture, overrideOf, shared, underRegime } from './fixture.ts';
import { balanceOf, postingRows } from './posting-rows.ts';

/**
 * Land in Changsha for 10⁸ yuan, collected by Zhuzhou, 40 % of the net proceeds Xiangtan's:
 * 10,000,000.00 on signing (2026-03-09), 40,000,000.00 on 2026-04-09, the rest on 2027-03-09.
 */
const policy = { ...underRegime('T-B'), sharing: shared({ land: '60%', xiangtan: '40%' }) };

function withFault(fault: FaultCode, day: string | null = null, also: FaultCode[] = []) {
  const one = { deal: 'D-1', day: day === null ? null : isoDay(day) };
  const scripted = [fault, ...also].map((code) => ({ fault: code, ...one }));
  const deals = [deal({ depositFen: fen(1_000_000_000), collectingTreasury: 'zhuzhou' })];
  return run(fixture({ deals, policy, faults: { rates: {}, scripted } }));
}

function story({ steps }: VoucherFile): string[] {
  return steps.map(({ day, event, reason, fault }) =>
    [formatDay(day), event, reason, fault].filter((word) => word !== null).join(' '),
  );
}

/** The share of the second receipt, Xiangtan's first money. */
function shareOf(result: ReturnType<typeof run>) {
  return result.vouchers.filter(
    ({ opening, obligations }) =>
      opening.owner === 'xiangtan' && obligations[0]!.receipt === 'D-1/2',
  );
}

const sound = ['2026-04-10 submit', '2026-04-17 accept', '2026-04-17 book'];

const REFUSED: readonly [FaultCode, string, string, string][] = [
  ['F5', 'voucherBatched', '2026-04-22', '2026-04-29'],
  ['F6', 'voucherAmountsDiffer', '2026-04-20', '2026-04-27'],
  ['F7', 'voucherNumberMalformed', '2026-04-20', '2026-04-27'],
  ['F8', 'voucherTreasuryUnknown', '2026-04-24', '2026-05-06'],
  ['F9', 'voucherNoSplitFlag', '2026-04-20', '2026-04-27'],
];

describe('a voucher that is refused, put right and handed in again', () => {
  it('goes through at once when nothing is wrong', () => {
    const [share, ...others] = shareOf(withFault('F10'));
    expect(story(share!)).toEqual(sound);
    expect(others).toEqual([]);
  });

  it.each(REFUSED)('%s: %s', (fault, reason, mended, booked) => {
    const result = withFault(fault);
    const [share] = shareOf(result);
    expect(story(share!)).toEqual([
      '2026-04-10 submit',
      `2026-04-17 reject ${reason} ${fault}`,
      `${mended} correct ${fault}`,
      `${mended} resubmit`,
      `${booked} accept`,
      `${booked} book`,
    ]);
    expect(FAULT_MODES[fault].reason).toBe(reason);
    expect(result.incidents.every(({ outcome }) => outcome === 'corrected')).toBe(true);
    expect(result.misplacement.every(({ openFen }) => openFen === 0)).toBe(true);
  });

  it('F5 befalls only what was drafted on the day the scenario names', () => {
    const result = withFault('F5', '2026-04-10');
    expect(story(shareOf(result)[0]!)).toHaveLength(6);
    const first = result.vouchers.find(({ obligations: [o] }) => o!.receipt === 'D-1/1')!;
    expect(story(first)).toHaveLength(3);
  });
});

describe('a voucher that waits or goes another way', () => {
  it('F4: lands in the city an outdated table names and goes on from there', () => {
    const [first, second] = shareOf(withFault('F4'));
    expect([first!.opening.holder, first!.to]).toEqual(['zhuzhou', 'changsha']);
    expect([second!.opening.holder, second!.to]).toEqual(['changsha', 'xiangtan']);
    expect(second!.opening.reason).toBe('215');
    expect(story(second!)).toEqual(['2026-04-17 submit', '2026-04-24 accept', '2026-04-24 book']);
  });

  it('F12: is accepted, waits for the funding plan and is booked', () => {
    expect(story(shareOf(withFault('F12'))[0]!)).toEqual([
      '2026-04-10 submit',
      '2026-04-17 accept',
      '2026-04-17 queue treasuryBalanceShort F12',
      '2026-05-06 book',
    ]);
  });

  it('F13: comes after the adjustment period and is left to the next settlement', () => {
    const [refused, paid] = shareOf(withFault('F13'));
    expect(story(refused!)).toEqual([
      '2027-01-11 submit',
      '2027-01-11 reject voucherPriorYear F13',
      '2027-01-11 abandon voucherPriorYear',
    ]);
    expect(paid!.opening.regime).toBe('T-A');
    expect(story(paid!).at(-1)).toBe('2028-03-31 book');
  });

  it('F8 at the year end: put right in the adjustment period it goes through, later not', () => {
    const lateInYear = deal({
      depositFen: fen(0),
      collectingTreasury: 'zhuzhou',
      awarded: null,
      signed: isoDay('2026-11-20'),
      instalmentsFen: [fen(10_000_000_000)],
    });
    const scripted = [{ fault: 'F8' as const, deal: 'D-1', day: null }];
    const mendedIn = (days: string) => {
      const rules = seedBook([overrideOf('voucher-repair-days', days, 'F8')]);
      const faults = { rates: {}, scripted };
      const result = run(fixture({ deals: [lateInYear], policy, rules, faults }));
      return story(result.vouchers.find(({ opening }) => opening.owner === 'xiangtan')!);
    };
    expect(mendedIn('5').slice(2)).toEqual([
      '2027-01-06 correct F8',
      '2027-01-06 resubmit',
      '2027-01-13 accept',
      '2027-01-13 book',
    ]);
    expect(mendedIn('10').slice(3)).toEqual([
      '2027-01-13 resubmit',
      '2027-01-20 reject voucherPriorYear F13',
      '2027-01-20 abandon voucherPriorYear',
    ]);
  });

  it('F19: the second copy of a message changes nothing', () => {
    const [share] = shareOf(withFault('F19'));
    expect(story(share!)).toEqual([...sound.slice(0, 2), '2026-04-17 repeat F19', sound[2]]);
  });

  it('F19: a message past the cut-off waits for the next working day', () => {
    const deals = [deal({ depositFen: fen(0), collectingTreasury: 'zhuzhou' })];
    const rates = { F19: { numerator: 1, denominator: 1 } };
    const stories = [1, 2, 3, 4].flatMap((seed) => {
      const result = run(
        fixture({ deals, policy, faults: { rates, scripted: [] }, chance: { seed, replicate: 0 } }),
      );
      return result.vouchers.map(story).map((steps) => steps.map((step) => step.slice(11)));
    });
    expect(stories).toContainEqual([
      'submit',
      'queue voucherPastCutOff F19',
      'submit',
      'accept',
      'book',
    ]);
    expect(stories).toContainEqual(['submit', 'accept', 'repeat F19', 'book']);
  });

  it('F20: without authorisation only the year-end settlement is left', () => {
    const [refused, paid] = shareOf(withFault('F20'));
    expect(story(refused!).slice(1)).toEqual([
      '2026-04-17 reject regimeNotAuthorised F20',
      '2026-04-17 abandon regimeNotAuthorised',
    ]);
    expect([paid!.opening.regime, story(paid!).at(-1)]).toEqual(['T-A', '2027-03-31 book']);
  });
});

describe('a receipt booked in the wrong place', () => {
  it.each<[FaultCode, string, string, string, string]>([
    ['F1', '211', 'treasury:zhuzhou:clearing:1030147', '2026-03-11', '2026-03-12'],
    ['F2', '212', 'treasury:hunan:clearing:103014801:for:zhuzhou', '2026-03-16', '2026-03-17'],
    ['F3', '213', 'treasury:changsha:clearing:103014801:for:zhuzhou', '2026-03-16', '2026-03-17'],
  ])(
    '%s: is corrected by a voucher (%s), and settled only then',
    (fault, reason, path, on, settled) => {
      const rows = postingRows(withFault(fault));
      const correction = rows.find(({ stage, from }) => stage === 'transfer' && from === path)!;
      expect([correction.date, correction.to, correction.fen]).toEqual([
        on,
        'treasury:zhuzhou:clearing:103014801',
        1_000_000_000,
      ]);
      expect(rows.find(({ stage }) => stage === 'settlement')!.date).toBe(settled);
      expect(balanceOf(rows, (account) => account === path)).toBe(0);
      expect(withFault(fault).vouchers[0]!.opening.reason).toBe(reason);
    },
  );
});

describe('payments that come late', () => {
  const feesOf = (fault: FaultCode) =>
    postingRows(withFault(fault))
      .filter(({ rule, from }) => rule.startsWith('late-fee') && from === 'outside:grantee')
      .map(({ date, fen: paid, rule }) => [date, paid, rule]);

  it('F15: the balance comes 45 days late at one per mille a day', () => {
    expect(feesOf('F15')).toEqual([['2027-04-23', 225_000_000, 'late-fee-price']]);
  });

  it('F16: an offset is not taken as payment; cash follows 30 days later', () => {
    expect(feesOf('F16')).toEqual([
      ['2026-05-09', 120_000_000, 'late-fee-price'],
      ['2027-04-08', 150_000_000, 'late-fee-price'],
    ]);
  });

  it('F18: a tenth of the deed tax is found missing after ten days, at half a per mille', () => {
    expect(feesOf('F18')).toEqual([['2027-03-19', 200_000, 'late-fee-tax']]);
    const rows = postingRows(withFault('F18'));
    const deed = balanceOf(rows, (path) => path === 'treasury:changsha:general:10119');
    expect(deed).toBe(400_000_000 + 200_000);
  });

  it('F15 shares what has been paid, not what was agreed', () => {
    const until = { ...fixture(), end: isoDay('2027-04-20') };
    const scripted = [{ fault: 'F15' as const, deal: 'D-1', day: null }];
    const result = run({ ...until, policy, faults: { rates: {}, scripted } });
    const receipts = new Set(result.shares.map(({ receipt }) => receipt));
    expect([...receipts]).not.toContain('D-1/3');
    expect(result.deals[0]!.outcome).toBe('collecting');
  });
});

it('every failure mode says what it befalls, how it ends and which rules delay it', () => {
  for (const code of FAULT_CODES) {
    const { target, end, reason } = FAULT_MODES[code];
    expect([code, target, end, reason].every((word) => word.length > 0)).toBe(true);
  }
});
