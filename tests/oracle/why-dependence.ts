import type { RunResult } from '../../src/engine/run-result.ts';
import type { WhyTrace } from '../../src/engine/trace.ts';
import type { How, Why } from '../../src/ledger/why.ts';
import { yearOf } from '../../src/units/day.ts';

/** The rules costs follow from. */
const COSTS = [
  ...['new-construction-fee', 'agri-land-share', 'business-fee-share'],
  ...['cost-items', 'development-cost'],
];

/** The entry that is explained, and the deal it is of. */
interface At {
  readonly entry: number;
  readonly deal: string;
}

/** Every rule a leg rests on: those its reasons name, and those of what they refer to. */
export class Dependence {
  readonly #result: RunResult;
  readonly #trace: WhyTrace;
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(result: RunResult, trace: WhyTrace) {
    this.#result = result;
    this.#trace = trace;
  }

  rulesOf(entry: number, leg: number): ReadonlySet<string> {
    const key = `${entry} ${leg}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const rules = new Set<string>();
    this.#known.set(key, rules);
    const { deal, legs } = this.#result.ledger.journal.entry(entry);
    rules.add(legs[leg]!.rule);
    this.#collect(this.#trace.thunk(entry, leg)!(), { entry, deal }, rules);
    return rules;
  }

  #collect({ how, rule, terms }: Why, at: At, rules: Set<string>): void {
    if (how.op === 'rule' && rule !== null) rules.add(rule);
    for (const term of terms) this.#collect(term, at, rules);
    if (how.op === 'cash' && this.#hasUncovered(how.party)) for (const one of COSTS) rules.add(one);
    for (const [entry, leg] of this.#references(how, at)) {
      for (const one of this.rulesOf(entry, leg)) rules.add(one);
    }
  }

  /** Whether costs count in a party's books that no receipt could cover, and no leg shows. */
  #hasUncovered(party: string): boolean {
    return this.#trace.cash.some((line) => line.kind === 'uncovered' && line.party === party);
  }

  /** The legs a reference stands for. */
  #references(how: How, { entry: at, deal }: At): (readonly [number, number])[] {
    // What limits, phases and steps had come to by then rests on all that was shared before, of
    // this deal (a receipt that costs ate up shares nothing, and says so by that) or another.
    if (how.op === 'counted') {
      const isShared = (stage: string) => stage === 'settlement' || stage === 'tax';
      return this.#legs((number, { stage }) => number < at && isShared(stage));
    }
    if (how.op === 'entry') return this.#legs((number) => number === how.entry);
    if (how.op === 'cash') {
      const parties = new Map(this.#result.deals.map((d) => [d.deal.id, d.deal.landParty]));
      return this.#legs((_, entry) => {
        const isMoney = entry.stage === 'collection' || entry.stage === 'settlement';
        const isOf = parties.get(entry.deal) === how.party && yearOf(entry.day) <= how.year;
        return isMoney && isOf;
      });
    }
    if (how.op !== 'receipt' || how.figure === 'amount') return [];
    const memo = `receipt ${how.receipt} settled`;
    const rule = {
      cost: how.key.split(' ')[0]!,
      levy: 'green-heart-levy',
      share: 'sharing-policy',
    };
    const wanted = how.figure in rule ? rule[how.figure as 'cost'] : null;
    const earmark = how.key === 'reserveFund' ? 'land-reserve-fund-share' : `${how.key}-earmark`;
    return this.#legs((_, entry) => entry.deal === deal && entry.memo === memo).filter(
      ([number, leg]) => {
        const own = this.#result.ledger.journal.entry(number).legs[leg]!.rule;
        if (how.figure === 'earmark') return own === earmark;
        return wanted === null || own === wanted;
      },
    );
  }

  #legs(
    isWanted: (
      number: number,
      entry: {
        readonly stage: string;
        readonly deal: string;
        readonly memo: string;
        readonly day: never;
      },
    ) => boolean,
  ): (readonly [number, number])[] {
    return [...this.#result.ledger.journal.entries()]
      .filter((entry) => isWanted(entry.number, entry as never))
      .flatMap(({ number, legs }) => legs.map((_, leg) => [number, leg] as const));
  }
}
