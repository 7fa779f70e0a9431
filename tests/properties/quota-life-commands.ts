import fc from 'fast-check';
import type { QuotaAction } from '../../src/quota/move.ts';
import type { Life } from './quota-life.ts';
import { pass } from './quota-life-days.ts';
import { anyDice, type Dice } from './quota-life-dice.ts';
import { approve, fulfil, lapse, sign } from './quota-life-gate.ts';
import { allot, hold, mint, moveTarget, share, trade } from './quota-life-pools.ts';

const STEPS = {
  ...{ mint, allot, trade, approve, sign, lapse, fulfil, moveTarget, pass },
  ...{ deposit: share('deposit'), withdraw: share('withdraw') },
  ...{ freeze: hold('freeze'), thaw: hold('thaw') },
} as const;
export type StepName = keyof typeof STEPS;

/** Which steps were taken and which movements made, over all runs. */
export interface Seen {
  readonly steps: Set<StepName>;
  readonly actions: Set<QuotaAction>;
}

/** One step of a life, after which every invariant is looked at. */
class LifeCommand implements fc.Command<object, Life> {
  readonly name: StepName;
  readonly dice: Dice;
  readonly seen: Seen;

  constructor(name: StepName, dice: Dice, seen: Seen) {
    this.name = name;
    this.dice = dice;
    this.seen = seen;
  }

  check(): boolean {
    return true;
  }

  run(_: object, life: Life): void {
    const before = life.book.moves().length;
    if (STEPS[this.name](life, this.dice)) this.seen.steps.add(this.name);
    for (const { action } of life.book.moves().slice(before)) this.seen.actions.add(action);
    life.expectSound();
  }

  toString(): string {
    return `${this.name} ${JSON.stringify(this.dice)}`;
  }
}

/** Passing the gate comes up more often: much else needs it. */
const NAMES: readonly StepName[] = [
  ...(Object.keys(STEPS) as StepName[]),
  ...([
    'mint',
    'approve',
    'approve',
    'approve',
    'approve',
    'sign',
    'trade',
    'fulfil',
    'pass',
  ] as const),
];

export function lifeCommands(seen: Seen): fc.Arbitrary<fc.Command<object, Life>>[] {
  return [
    fc
      .tuple(fc.constantFrom(...NAMES), anyDice)
      .map(([name, thrown]) => new LifeCommand(name, thrown, seen)),
  ];
}

/** Every step there is. */
export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[];
