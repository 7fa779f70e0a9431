import type { RuleChoice } from '../../rules/rule.ts';
import { RuleBook, type RuleWatch } from '../../rules/rule-book.ts';
import type { Day } from '../../units/day.ts';
import type { Ratio } from '../../units/ratio.ts';

/** A book that also remembers every rule it was asked for a value of, found or not. */
export class AskedRules extends RuleBook {
  readonly #asked: Set<string>;
  readonly #choices: readonly RuleChoice[];

  constructor(
    book: RuleBook,
    choices: readonly RuleChoice[],
    asked: Set<string>,
    watch: RuleWatch | null = null,
  ) {
    super(book.rules(), book.overrides(), choices, watch);
    this.#asked = asked;
    this.#choices = choices;
  }

  override find(id: string, day: Day, key = ''): Ratio | null {
    this.#asked.add(id);
    return super.find(id, day, key);
  }

  override fresh(watch: RuleWatch | null = null): AskedRules {
    return new AskedRules(this, this.#choices, this.#asked, watch);
  }
}
