import type { Why } from '../../ledger/why.ts';
import type { Label } from '../../rules/rule.ts';
import { fill, join, same } from '../explain/label-text.ts';
import type { Scene } from '../explain/scene.ts';
import { claimFormulas } from './claim-formula.ts';
import {
  type Exact,
  extremeFormula,
  literal,
  productFormula,
  quotientFormula,
  roundedFormula,
  sumFormula,
  wholeSumFormula,
} from './exact-formula.ts';
import type { InputSheet } from './input-sheet.ts';
import type { ReferenceCells } from './reference-cells.ts';
import type { StepRows } from './step-rows.ts';
import { WhyKeys } from './why-key.ts';
import { WORKBOOK_WORDS as W } from './words.ts';

/** Where in the journal a reason is translated. */
export interface Place {
  readonly deal: string;
  readonly memo: string;
  /** The fractions of every party in the shared amounts of the entry. */
  readonly fractions: ReadonlyMap<string, Why>;
}

const ROUNDED = { halfUp: W.rounded, ceil: W.roundedUp, floor: W.roundedDown } as const;

/** Turns reasons into rows of formulas; what a deal has told already is not told again. */
export class Derivation {
  readonly keys = new WhyKeys();
  readonly #scene: Scene;
  readonly #inputs: InputSheet;
  readonly #steps: StepRows;
  readonly #references: ReferenceCells;
  readonly #told = new Map<string, Exact>();

  constructor(scene: Scene, inputs: InputSheet, steps: StepRows, references: ReferenceCells) {
    this.#scene = scene;
    this.#inputs = inputs;
    this.#steps = steps;
    this.#references = references;
  }

  /** The cells of a reason, its terms and itself written out where they are not yet. */
  exact(why: Why, place: Place, depth: number): Exact {
    const { how, result } = why;
    if (how.op === 'constant') return constant(why);
    if (how.op === 'rule' || how.op === 'choice') return this.#inputs.exact(why);
    if (how.op === 'receipt' || how.op === 'entry') {
      const found = this.#references.find(place.deal, how, result.numerator);
      if (found !== null) return found;
    }
    const key = `${place.deal}\n${this.keys.of(why)}`;
    const told = this.#told.get(key);
    if (told !== undefined) return told;
    const exact = this.#write(why, place, depth);
    this.#told.set(key, exact);
    return exact;
  }

  #write(why: Why, place: Place, depth: number): Exact {
    const { how, result, rule } = why;
    const label = this.#scene.words.name(why);
    const text = (words: Label) => ({ label, how: words, rule, indent: depth });
    if (how.op === 'share') return this.#share(why, place, depth);
    if (how.op === 'record') return this.#steps.value(text(W.input), result, true);
    const terms = why.terms.map((term) => this.exact(term, place, depth + 1));
    const names = why.terms.map((term) => this.#termName(term));
    switch (how.op) {
      case 'product': {
        if (how.rounding === null) return this.#chain(why, terms, names, depth);
        const [amount, ...rates] = terms;
        const rate = rates.length === 1 ? rates[0]! : this.#product(rates, why, depth);
        const at = this.#steps.helpersAt(this.#steps.next);
        const whole = result.unit === 'fen' ? W.wholeFen : W.wholeUnit;
        const formula = roundedFormula(amount!, rate, how.rounding, result.unit, [at[0], at[1]]);
        const words = join([join(names, ' × '), fill(ROUNDED[how.rounding], whole)], '');
        return this.#steps.step(text(words), formula);
      }
      case 'quotient':
        return this.#steps.step(text(join(names, ' ÷ ')), quotientFormula(terms[0]!, terms[1]!));
      case 'negative': {
        const formula = sumFormula(literal(0n, result.unit), terms[0]!, '-');
        return this.#steps.step(text(join([same('−'), names[0]!], '')), formula);
      }
      case 'sum':
      case 'difference':
      case 'least':
      case 'greatest':
        return this.#chain(why, terms, names, depth);
      default:
        return this.#steps.value(text(W.plain), result, false);
    }
  }

  /** A step of several terms taken two at a time; whole ones are added in one step. */
  #chain(why: Why, terms: readonly Exact[], names: readonly Label[], depth: number): Exact {
    const { how, result, rule } = why;
    const label = this.#scene.words.name(why);
    const text = { label, how: chainWords(how.op, names), rule, indent: depth };
    if (terms.length === 0) return this.#steps.value({ ...text, how: W.plain }, result, false);
    const isSum = how.op === 'sum' || how.op === 'difference';
    const sign = how.op === 'difference' ? '-' : '+';
    if (isSum && terms.every(({ isWhole }) => isWhole)) {
      return this.#steps.step(text, wholeSumFormula(terms, sign));
    }
    if (terms.length === 1) {
      const [only] = terms;
      return this.#steps.step(text, { ...only!, helpers: [] });
    }
    const two = (a: Exact, b: Exact) =>
      how.op === 'product'
        ? productFormula(a, b, result.unit)
        : how.op === 'sum' || how.op === 'difference'
          ? sumFormula(a, b, sign)
          : extremeFormula(a, b, how.op === 'least' ? 'least' : 'greatest');
    const part = { label: W.partSum, how: same(''), rule: null, indent: depth + 1 };
    const before = terms
      .slice(1, -1)
      .reduce((sum, term) => this.#steps.step(part, two(sum, term)), terms[0]!);
    return this.#steps.step(text, two(before, terms.at(-1)!));
  }

  #product(rates: readonly Exact[], { result }: Why, depth: number): Exact {
    const part = { label: W.partProduct, how: same(''), rule: null, indent: depth + 1 };
    return rates.slice(1).reduce((product, rate) => {
      const formula = productFormula(product, rate, result.unit);
      return this.#steps.step(part, formula);
    }, rates[0] ?? literal(1n, 'ratio'));
  }

  /** A shared amount: one row for every claim, so that the odd fen can be given. */
  #share(why: Why, place: Place, depth: number): Exact {
    const { how, terms, result, rule } = why;
    if (how.op !== 'share') return constant(why);
    const base = this.exact(terms[0]!, place, depth + 1);
    this.#references.addBase(place.deal, place.memo, base);
    const group = this.groupOf(why);
    const told = this.#told.get(`${place.deal}\n${group} ${how.party}`);
    if (told !== undefined) return told;
    const fractions = how.claims.map(({ party, numerator, denominator }) => {
      const own = place.fractions.get(`${group} ${party}`);
      const fits =
        own !== undefined &&
        own.result.numerator * denominator === numerator * own.result.denominator;
      if (fits) return this.exact(own, place, depth + 1);
      return {
        n: String(numerator),
        d: String(denominator),
        value: { numerator, denominator, unit: 'ratio' as const },
        isWhole: false,
      };
    });
    const first = this.#steps.next;
    const cells = how.claims.map((_, i) => this.#steps.helpersAt(first + i));
    const placed = how.claims.map((claim, i) => ({ claim, fraction: fractions[i]! }));
    const formulas = claimFormulas(base, placed, how.residualTo, cells);
    const baseName = this.#termName(terms[0]!);
    const parts = how.claims.map(({ party, part }, i) => {
      const fraction = place.fractions.get(`${group} ${party}`);
      const { numerator, denominator } = how.claims[i]!;
      const fractionName =
        fraction === undefined ? same(`${numerator}/${denominator}`) : this.#termName(fraction);
      const to = how.residualTo === null ? same('') : this.#scene.names.of(how.residualTo);
      const words = how.residualTo === null ? W.claim : W.claimResidual;
      const text = {
        label: this.#scene.words.name({ ...why, of: party }),
        how: fill(words, baseName, fractionName, to),
        ...{ rule, indent: depth },
      };
      const { part: n, helpers } = formulas[i]!;
      const value = { numerator: part, denominator: 1n, unit: result.unit };
      const exact = this.#steps.step(text, { n, d: '1', value, isWhole: true, helpers });
      this.#told.set(`${place.deal}\n${group} ${party}`, exact);
      return exact;
    });
    return parts[how.claims.findIndex(({ party }) => party === how.party)] ?? constant(why);
  }

  /** What a shared amount and its claims are known by. */
  groupOf({ how, terms, what }: Why): string {
    const claims = how.op === 'share' ? how.claims : [];
    const parts = claims.map(({ party, numerator, denominator }) =>
      [party, numerator, denominator].join(':'),
    );
    return `${what} ${this.keys.of(terms[0]!)} ${parts.join(' ')}`;
  }

  #termName(why: Why): Label {
    if (why.how.op !== 'constant') return this.#scene.words.name(why);
    return same(String(Number(why.result.numerator) / Number(why.result.denominator)));
  }
}

function chainWords(op: string, names: readonly Label[]): Label {
  const list = join(names, { zh: '、', en: ', ' });
  if (op === 'least') return fill(W.lesser, list);
  if (op === 'greatest') return fill(W.greater, list);
  return join(names, op === 'product' ? ' × ' : op === 'difference' ? ' − ' : ' + ');
}

function constant({ result }: Why): Exact {
  const { numerator, denominator } = result;
  return {
    n: String(numerator),
    d: String(denominator),
    value: result,
    isWhole: denominator === 1n,
  };
}
