import type { How, Quantity, Why } from '../../ledger/why.ts';
import { quantity } from '../../ledger/why-terms.ts';
import type { Label } from '../../rules/rule.ts';
import { type Day, formatDay } from '../../units/day.ts';
import {
  CASH_FIGURE_LABELS,
  RECEIPT_FIGURE_LABELS,
  RECORD_LABELS,
  SESSION_FIGURE_LABELS,
  WHAT_LABELS,
} from '../labels/why-labels.ts';
import { choiceLabel } from './choice-label.ts';
import type { Citations } from './citations.ts';
import { type Explanation, step } from './explanation.ts';
import { formulaOf } from './formula.ts';
import { fill, join, named, same } from './label-text.ts';
import type { Names } from './names.ts';
import { quantityText } from './quantity-text.ts';

const ASSUMED: Label = {
  zh: '成交记录没有写，按规则推定',
  en: 'the record does not say; the rule stands in',
};
const ALL_PARTS: Label = { zh: '分给：{0}', en: 'shared out: {0}' };
const PART: Label = { zh: '{0} {1} 得 {2}', en: '{0} {1} gets {2}' };
const ODD: Label = {
  zh: '{0} 余数大，多得 1 分（余数相同的，排在前面的先得）',
  en: '{0}: one fen more for the largest remainder (equal remainders in the order listed)',
};
const RESIDUAL: Label = { zh: '零头全部归{0}', en: 'every odd fen goes to {0}' };
const COUNTED: Label = {
  zh: '{0} 按当时的日期、限额或存量得出，见 shares.csv 本宗 {1}',
  en: 'by {0}, as its dates, limits or baselines stood; see {1} of the deal in shares.csv',
};
const ENTRY: Label = {
  zh: '第 {0} 号分录记在“{1}”上的',
  en: 'what entry {0} put on “{1}”',
};

/** Turns the reasons of the engine into words and numbers. */
export class WhyWords {
  readonly #names: Names;
  readonly #citations: Citations;
  readonly #accountName: (path: string) => Label;

  /** @param accountName the name of an account by its path */
  constructor(names: Names, citations: Citations, accountName: (path: string) => Label) {
    this.#names = names;
    this.#citations = citations;
    this.#accountName = accountName;
  }

  explain(why: Why): Explanation {
    const { result, how, rule, assumed } = why;
    const isValue = how.op === 'rule' && rule !== null;
    const cited = isValue ? this.#citations.value(rule, how.key, how.day as Day) : null;
    const notes = [...(assumed ? [ASSUMED] : []), ...countedNotes(why), ...this.#shareNotes(why)];
    const terms = this.#termsOf(why).map((term) => this.explain(term));
    const label = cited === null ? this.#label(why) : cited.title;
    const formula = formulaOf(why, (term) => this.#titleOf(term));
    return step(label, { amount: result, formula, rule: cited, notes, terms });
  }

  /** What an amount is called: a rule by its title. */
  name(why: Why): Label {
    const { how, rule } = why;
    const title = how.op === 'rule' && rule !== null ? this.#citations.rule(rule)?.title : null;
    return title ?? this.#label(why);
  }

  /** What a term is called; plain numbers have no name. */
  #titleOf(why: Why): Label {
    return why.how.op === 'constant' ? same('') : this.#label(why);
  }

  /** Terms worth a line: not plain numbers, and of two that bind only the one that does. */
  #termsOf({ how, terms, result }: Why): readonly Why[] {
    const told = terms.filter((term) => term.how.op !== 'constant');
    if (how.op !== 'least' && how.op !== 'greatest') return told;
    const binding = told.find((term) => isEqual(term.result, result));
    return binding === undefined ? told : [binding];
  }

  #label({ what, of, how }: Why): Label {
    switch (how.op) {
      case 'record':
        return fill(WHAT_LABELS.record, recordLabel(how.field));
      case 'choice':
        return fill(WHAT_LABELS.choice, choiceLabel(how.path, of, this.#names));
      case 'receipt':
        return this.#receiptLabel(how);
      case 'cash': {
        const { party, year, figure, key } = how;
        const parts = [this.#names.of(party), same(` ${year} `), this.#names.of(key)];
        return tidy(fill(CASH_FIGURE_LABELS[figure], ...parts));
      }
      case 'session': {
        const parts = [this.#names.of(how.good), same(formatDay(how.day as Day))];
        return fill(SESSION_FIGURE_LABELS[how.figure], ...parts, same(String(how.item)));
      }
      case 'entry':
        return fill(ENTRY, same(String(how.entry)), this.#accountName(how.account));
      case 'quotaDrawn': {
        const dimension = this.#names.dimension(how.dimension);
        return fill(WHAT_LABELS.quotaDrawn, join([same(how.lot), dimension], ' '));
      }
      default:
        return fill(WHAT_LABELS[what], of === null ? same('') : this.#names.of(of));
    }
  }

  #receiptLabel({ receipt, figure, key }: Extract<How, { op: 'receipt' }>): Label {
    const [first = '', party] = key.split(' ');
    const title = this.#citations.rule(first)?.title ?? this.#names.of(first);
    const which = party === undefined ? title : this.#towards(title, party);
    return fill(RECEIPT_FIGURE_LABELS[figure], same(String(receipt)), which);
  }

  #towards(title: Label, party: string): Label {
    return join([title, this.#names.of(party)], { zh: '→', en: ' → ' });
  }

  #shareNotes({ how }: Why): Label[] {
    const claims = how.op === 'share' ? how.claims.filter(({ numerator }) => numerator > 0n) : [];
    if (how.op !== 'share' || claims.length < 2) return [];
    const parts = claims.map(({ party, numerator, denominator, part }) =>
      fill(
        PART,
        this.#names.of(party),
        quantityText(quantity(numerator, denominator, 'ratio')),
        quantityText(quantity(part, 1n, 'fen')),
      ),
    );
    const notes = [fill(ALL_PARTS, join(parts, { zh: '；', en: '; ' }))];
    const odd = how.claims.filter((claim) => claim.odd).map(({ party }) => this.#names.of(party));
    if (odd.length === 0) return notes;
    const who = join(odd, { zh: '、', en: ', ' });
    return [...notes, fill(how.residualTo === null ? ODD : RESIDUAL, who)];
  }
}

/** A share that depends on the day or on what was shared before ends in the rows it came from. */
function countedNotes({ how }: Why): Label[] {
  if (how.op !== 'counted') return [];
  return [fill(COUNTED, same(how.path), same(how.receipts.join(', ')))];
}

/** `instalmentsFen[1]` is the second instalment. */
function recordLabel(field: string): Label {
  const [, name = field, index] = /^([^[]+)(?:\[(\d+)\])?$/.exec(field) ?? [];
  const label = named(RECORD_LABELS, name);
  if (index === undefined) return label;
  return join([label, same(String(Number(index) + 1))], ' ');
}

/** Chinese needs no spaces around a year. */
function tidy({ zh, en }: Label): Label {
  return { zh: zh.replace(/\s+/g, ' '), en: en.replace(/\s+/g, ' ') };
}

function isEqual(a: Quantity, b: Quantity): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}
