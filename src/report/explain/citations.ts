import type { Quantity } from '../../ledger/why.ts';
import { quantity } from '../../ledger/why-terms.ts';
import { RuleBook } from '../../rules/rule-book.ts';
import { type Day, formatDay } from '../../units/day.ts';
import type { Citation } from './explanation.ts';

/** Cites the rules of a run. */
export class Citations {
  readonly #book: RuleBook;
  readonly #law: RuleBook;

  constructor(book: RuleBook) {
    this.#book = book.fresh();
    this.#law = new RuleBook(book.rules());
  }

  /** A rule whose value was not asked for. */
  rule(id: string): Citation | null {
    const rule = this.#book.rule(id);
    if (rule === undefined) return null;
    const { title, document, clause, status } = rule;
    return { rule: id, title, document, clause, status, key: '', day: null, override: null };
  }

  /** A value of a rule on a day, with what a scenario put in its place. */
  value(id: string, key: string, day: Day): Citation | null {
    const cited = this.rule(id);
    const rule = this.#book.rule(id);
    if (cited === null || rule === undefined) return null;
    const isInForce = (from: Day, to: Day | null) => from <= day && (to === null || day <= to);
    const override = this.#book
      .overrides()
      .findLast((o) => o.rule === id && o.key === key && isInForce(o.from, o.to));
    const value = rule.values.findLast((v) => v.key === key && isInForce(v.from, v.to));
    return {
      ...cited,
      key,
      day: formatDay(day),
      status: value?.status ?? cited.status,
      override:
        override === undefined
          ? null
          : { replaced: this.#lawful(id, key, day), reason: override.reason },
    };
  }

  #lawful(id: string, key: string, day: Day): Quantity | null {
    const found = this.#law.find(id, day, key);
    const unit = this.#law.rule(id)?.unit ?? null;
    if (found === null || unit === null) return null;
    return quantity(BigInt(found.numerator), BigInt(found.denominator), unit);
  }
}
