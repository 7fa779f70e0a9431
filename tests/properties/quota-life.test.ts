import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayed } from '../replay.ts';
import { Life } from './quota-life.ts';
import { lifeCommands, type Seen, STEP_NAMES } from './quota-life-commands.ts';

const ACTIONS = [
  ...['compensate', 'deposit', 'expire', 'freeze', 'fulfil', 'mint', 'promise', 'release'],
  ...['reserve', 'thaw', 'trade', 'withdraw', 'writeOff'],
];

describe('the life of quota pools', () => {
  it('I-1 to I-20 hold after every movement, and each is broken by what it forbids', () => {
    const seen: Seen = { steps: new Set(), actions: new Set() };
    const commands = fc.commands(lifeCommands(seen), { maxCommands: 40, size: '+2' });
    fc.assert(
      fc.property(commands, fc.constantFrom(850, 950, 1_000), (steps, zhuzhouM2) => {
        fc.modelRun(() => ({ model: {}, real: new Life(zhuzhouM2) }), steps);
      }),
      replayed('I-1 to I-20 hold after every movement, and each is broken by what it forbids', 40),
    );
    expect([...seen.steps].sort()).toEqual([...STEP_NAMES].sort());
    expect([...seen.actions].sort()).toEqual(ACTIONS);
  });
});
