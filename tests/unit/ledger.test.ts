import { describe, expect, it } from 'vitest';
import { type AccountId, Chart, outsidePath, treasuryPath } from '../../src/ledger/account.ts';
import { LEDGER_CHECKS } from '../../src/ledger/checks.ts';
import { type Entry, leg } from '../../src/ledger/entry.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { Volumes } from '../../src/ledger/volumes.ts';
import type { Day } from '../../src/units/day.ts';
import { type Fen, fen } from '../../src/units/fen.ts';
import { testBudget } from '../arbitraries/entry.ts';
import { brokenBy, codeOf } from '../thrown.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const [A, B, C] = ['outside:a', 'outside:b', 'outside:c'] as const;

function entry(...legs: Entry['legs'][]): Entry {
  return { day: 7 as Day, stage: 'tax', deal: 'd', memo: 'm', legs: legs.flat() };
}

describe('chart', () => {
  it('reads a path into its parts and gives the path back', () => {
    const chart = new Chart(testBudget);
    const paths = [
      outsidePath('grantee'),
      treasuryPath('changsha', 'fund', '1030148'),
      treasuryPath('changsha', 'general', '10119', 'hunan'),
      treasuryPath('zhuzhou', 'clearing', '1030148', 'changsha'),
      treasuryPath('zhuzhou', 'clearing', '10119'),
      treasuryPath('zhuzhou', 'clearing', 'other'),
      treasuryPath('platform', 'escrow', '1030148', 'platform'),
    ];
    expect(paths.map((path) => chart.id(path))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(paths.map((path) => chart.id(path))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(chart.accounts().map((account) => account.path)).toEqual(paths);
    const row = (i: number) => {
      const { id, section, treasury, code, owner, budget } = chart.account(i as AccountId);
      return [id, section, treasury, code, owner, budget];
    };
    expect(paths.map((_, i) => row(i))).toEqual([
      [0, 'outside', null, 'grantee', null, null],
      [1, 'fund', 'changsha', '1030148', 'changsha', 'fund'],
      [2, 'general', 'changsha', '10119', 'hunan', 'general'],
      [3, 'clearing', 'zhuzhou', '1030148', 'changsha', 'fund'],
      [4, 'clearing', 'zhuzhou', '10119', 'zhuzhou', 'general'],
      [5, 'clearing', 'zhuzhou', 'other', 'zhuzhou', null],
      [6, 'escrow', 'platform', '1030148', 'platform', null],
    ]);
  });

  it('spells paths as the contract does', () => {
    expect(treasuryPath('changsha', 'fund', '1030148')).toBe('treasury:changsha:fund:1030148');
    expect(treasuryPath('changsha', 'fund', '1030148', 'changsha')).toBe(
      'treasury:changsha:fund:1030148',
    );
    expect(treasuryPath('changsha', 'escrow', 'x', 'hunan')).toBe(
      'treasury:changsha:escrow:x:for:hunan',
    );
    expect(outsidePath('grantee')).toBe('outside:grantee');
  });

  it.each([
    '',
    'outside:',
    'outside:a:b',
    'treasury:a:fund',
    'treasury:a:other:1',
    'a:fund:1',
    'treasury:a:fund:1:for:',
    'treasury:a:fund:1:for:a',
    'xoutside:a',
    'outside:a b',
    'treasury:a:fund:1:for:b:c',
    'treasury::fund:1',
    'outside:a\n',
  ])('refuses %j', (path) => {
    const chart = new Chart(testBudget);
    for (const work of [() => chart.id(path), () => chart.budget(path)]) {
      const error = brokenBy(work);
      expect([error.code, error.details]).toEqual(['ledger.accountPath', { path }]);
    }
    expect(chart.size).toBe(0);
  });

  it('tells the budget of a path without opening the account', () => {
    const chart = new Chart(testBudget);
    const path = 'treasury:a:fund:1';
    expect(chart.budget(path)).toBe('fund');
    expect([chart.size, chart.find(path)]).toEqual([0, undefined]);
    expect(chart.find(path)).toBeUndefined();
    const id = chart.id(path);
    expect([chart.budget(path), chart.find(path), chart.size]).toEqual(['fund', id, 1]);
  });

  it('refuses ids that are not its own', () => {
    const error = brokenBy(() => new Chart(testBudget).account(0 as AccountId));
    expect([error.code, error.details]).toEqual(['ledger.unknownAccount', { id: 0 }]);
  });
});

describe('ledger', () => {
  it('numbers entries from one and tells listeners of each leg', () => {
    const ledger = new Ledger(testBudget);
    const told: string[] = [];
    ledger.onLeg((moved, { memo }) =>
      told.push(`${ledger.pathOf(moved.from)} ${moved.amountFen} ${moved.rule} ${memo}`),
    );
    expect(ledger.post(entry(leg(A, B, fen(5), 'r'), leg(B, C, fen(2), 's')))).toBe(1);
    expect(ledger.post(entry(leg(A, B, fen(-3), 'r')))).toBe(2);
    expect(told).toEqual(['outside:a 5 r m', 'outside:b 2 s m', 'outside:b 3 r m']);
    expect([A, B, C, 'outside:never'].map((path) => ledger.balanceFen(path))).toEqual([
      -2, 0, 2, 0,
    ]);
    expect([ledger.journal.length, ledger.journal.legCount]).toEqual([2, 3]);
  });

  it('refuses by name and says which leg', () => {
    const ledger = new Ledger(testBudget);
    const bad = { from: A, to: A, amountFen: fen(1), rule: 'r' };
    const same = brokenBy(() => ledger.check(entry([bad])));
    expect([same.code, same.details]).toEqual(['M1.sameAccount', { leg: bad }]);
    const empty = brokenBy(() => ledger.check(entry()));
    expect([empty.code, empty.details]).toEqual(['M1.emptyEntry', { entry: entry() }]);
    const zero = { from: A, to: B, amountFen: fen(0), rule: 'r' };
    expect(brokenBy(() => ledger.check(entry([zero]))).details).toEqual({ leg: zero });
    const nameless = { ...bad, to: B, rule: '' };
    const noRule = brokenBy(() => ledger.check(entry([nameless])));
    expect([noRule.code, noRule.details]).toEqual(['ledger.noRule', { leg: nameless }]);
    const mix = {
      from: 'treasury:a:fund:1',
      to: 'treasury:a:general:1',
      amountFen: fen(1),
      rule: 'r',
    };
    const mixed = brokenBy(() => ledger.check(entry([mix])));
    expect([mixed.code, mixed.details]).toEqual(['M7.budgetsMix', { leg: mix }]);
  });

  it('refuses an entry that would outgrow exact volumes, before it changes anything', () => {
    const ledger = new Ledger(testBudget);
    ledger.post(entry(leg(A, B, fen(MAX), 'r')));
    const full = brokenBy(() => ledger.post(entry(leg(C, A, fen(5), 'r'), leg(A, C, fen(1), 'r'))));
    expect([full.code, full.details]).toEqual(['ledger.volume', { path: A, entryFen: 6 }]);
    expect(codeOf(() => ledger.post(entry(leg(C, B, fen(1), 'r'))))).toBe('ledger.volume');
    expect([ledger.chart.size, ledger.journal.length]).toEqual([2, 1]);
    const both = entry(leg(C, 'outside:d', fen(MAX), 'r'), leg(C, 'outside:e', fen(1), 'r'));
    expect(codeOf(() => ledger.post(both))).toBe('ledger.volume');
    expect(ledger.post(entry(leg(C, 'outside:d', fen(MAX), 'r')))).toBe(2);
  });
});

describe('leg', () => {
  it('turns round when negative and vanishes at zero', () => {
    expect(leg(A, B, fen(3), 'r')).toEqual([{ from: A, to: B, amountFen: 3, rule: 'r' }]);
    expect(leg(A, B, fen(-3), 'r')).toEqual([{ from: B, to: A, amountFen: 3, rule: 'r' }]);
    expect(leg(A, B, fen(0), 'r')).toEqual([]);
  });
});

describe('volumes', () => {
  const [x, y] = [0 as AccountId, 1 as AccountId];

  it('refuses amounts that are not above zero, and volumes that are not exact', () => {
    const volumes = new Volumes();
    for (const amount of [0, -1, Number.NaN, 0.5]) {
      const error = brokenBy(() => volumes.move(x, y, amount as Fen));
      expect([error.code, error.details]).toEqual([
        'ledger.volume',
        { from: x, to: y, amountFen: amount },
      ]);
    }
    volumes.move(x, y, fen(MAX));
    expect(codeOf(() => volumes.move(x, 2 as AccountId, fen(1)))).toBe('ledger.volume');
    expect(codeOf(() => volumes.move(2 as AccountId, y, fen(1)))).toBe('ledger.volume');
    expect([volumes.inFen(y), volumes.outFen(x), volumes.inFen(x)]).toEqual([MAX, MAX, 0]);
    expect([volumes.inFen(2 as AccountId), volumes.outFen(2 as AccountId)]).toEqual([0, 0]);
  });

  it('knows which account has room', () => {
    const volumes = new Volumes();
    volumes.move(x, y, fen(MAX - 1));
    expect([x, y].map((id) => volumes.hasRoom(id, 1))).toEqual([true, true]);
    expect([x, y].map((id) => volumes.hasRoom(id, 2))).toEqual([false, false]);
    expect(volumes.hasRoom(999 as AccountId, MAX)).toBe(true);
    expect(volumes.hasRoom(-1 as AccountId, MAX + 1)).toBe(false);
  });

  it('has nothing in accounts it never saw', () => {
    const volumes = new Volumes();
    const far = 100_000 as AccountId;
    expect([volumes.inFen(far), volumes.outFen(far), volumes.balanceFen(far)]).toEqual([0, 0, 0]);
    volumes.move(255 as AccountId, 256 as AccountId, fen(4));
    volumes.move(far, 255 as AccountId, fen(1));
    expect([255, 256, 100_000].map((id) => volumes.balanceFen(id as AccountId))).toEqual([
      -3, 4, -1,
    ]);
  });
});

describe('ledger checks', () => {
  const problems = (ledger: Ledger) =>
    LEDGER_CHECKS.map(({ name, problems: find }) => [name, find(ledger)]);

  it('are quiet over a sound ledger', () => {
    const ledger = new Ledger(testBudget);
    ledger.post(entry(leg(A, B, fen(1), 'r')));
    ledger.journal.seal(ledger.pathOf);
    expect(problems(ledger)).toEqual([
      ['M1.sumOfAllAccountsIsZero', []],
      ['M1.volumesFollowFromJournal', []],
      ['ledger.sealsHold', []],
    ]);
  });

  it('find volumes that do not follow from the journal', () => {
    const ledger = new Ledger(testBudget);
    ledger.post(entry(leg(A, B, fen(1), 'r')));
    ledger.volumes.move(0 as AccountId, 1 as AccountId, fen(2));
    ledger.volumes.move(0 as AccountId, 50 as AccountId, fen(4));
    expect(problems(ledger)).toEqual([
      ['M1.sumOfAllAccountsIsZero', ['all accounts sum to -4 fen']],
      [
        'M1.volumesFollowFromJournal',
        ['outside:a differs from its journal', 'outside:b differs from its journal'],
      ],
      ['ledger.sealsHold', []],
    ]);
  });

  it('find a page whose seal does not fit', () => {
    const ledger = new Ledger(testBudget);
    ledger.post(entry(leg(A, B, fen(1), 'r')));
    ledger.journal.seal(() => 'other');
    expect(problems(ledger).at(-1)).toEqual([
      'ledger.sealsHold',
      ['seal over entries up to 1 does not fit'],
    ]);
  });
});
