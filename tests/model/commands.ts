import fc from 'fast-check';
import { expect } from 'vitest';
import { yearOf } from '../../src/units/day.ts';
import type { Bench } from './bench.ts';

/** What the commands share: whether there is anything left to do. */
export interface Progress {
  isOver: boolean;
}

type Command = fc.Command<Progress, Bench>;

/** The most tasks one command does before it gives up waiting for what it is named for. */
const PATIENCE = 40;

function command(name: string, run: (bench: Bench) => void): Command {
  return {
    check: ({ isOver }) => !isOver,
    run: (progress, bench) => {
      run(bench);
      progress.isOver = bench.isOver;
    },
    toString: () => name,
  };
}

/** Goes on, each day's tasks in an order of its own, until something has happened once more. */
function until(what: string, n: number): Command {
  return command(`${what} ${n}`, (bench) => {
    const before = bench.count(what);
    for (let i = 0; i < PATIENCE && bench.count(what) === before; i += 1) {
      if (!bench.turn(n + i)) return;
    }
  });
}

function crossYearEnd(n: number): Command {
  return command(`cross the year end ${n}`, (bench) => {
    const year = yearOf(bench.today);
    while (yearOf(bench.today) === year && bench.turn(n));
  });
}

/** The day's tasks last come first. */
function reorder(): Command {
  return command('reorder', (bench) => {
    const { today } = bench;
    do {
      if (!bench.turn(-1 >>> 1)) return;
    } while (bench.today === today);
    bench.done.set('reorder', bench.count('reorder') + 1);
  });
}

/** M4: whatever was booked is handed in once more. */
function duplicate(n: number): Command {
  return command(`duplicate ${n}`, (bench) => {
    const { world, batches } = bench;
    if (batches.length === 0) return;
    const batch = batches[n % batches.length]!;
    const [entries, moves] = [world.ledger.journal.length, world.quota.moves().length];
    world.commit(batch);
    batches.pop();
    expect(world.ledger.journal.length).toBe(entries);
    expect(world.quota.moves().length).toBe(moves);
    bench.check();
    bench.done.set('duplicate', bench.count('duplicate') + 1);
  });
}

/** The book against the treasuries: what differs is explained by an open voucher, to the fen. */
function reconcile(): Command {
  return command('reconcile', (bench) => {
    const { world, reference } = bench;
    const differences = world.misplacement.measure(bench.today);
    const explained = reference.explained();
    for (const { treasury, owner, openFen } of differences) {
      expect(explained.get(`${treasury} ${owner}`) ?? 0).toBe(openFen);
      explained.delete(`${treasury} ${owner}`);
    }
    expect([...explained]).toEqual([]);
    bench.done.set('reconcile', bench.count('reconcile') + 1);
  });
}

/** Commands that wait for what they are named for. */
export const AWAITED = [
  'receive',
  'settle',
  'draft',
  'submit',
  'accept',
  'reject',
  'correct',
  'resubmit',
  'queue',
  'book',
  'abandon',
  'withdraw',
  'repeat',
  'rescind',
  'refund book',
] as const;

const n = fc.nat({ max: 9 });

/** Commands in any order and any number. */
export const anyCommands: fc.Arbitrary<Iterable<Command>> = fc.commands(
  [
    ...AWAITED.map((what) => n.map((salt) => until(what, salt))),
    n.map((salt) => crossYearEnd(salt)),
    ...[1, 2, 3].flatMap(() => [
      fc.constant(reorder()),
      fc.nat({ max: 400 }).map((at) => duplicate(at)),
      fc.constant(reconcile()),
    ]),
  ],
  { maxCommands: 40, size: 'max' },
);
