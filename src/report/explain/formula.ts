import type { How, Quantity, Why } from '../../ledger/why.ts';
import { quantity } from '../../ledger/why-terms.ts';
import type { Label } from '../../rules/rule.ts';
import { fill, join, same } from './label-text.ts';
import { quantityText } from './quantity-text.ts';

const LESSER: Label = { zh: '取较小者：{0}', en: 'the lesser of {0}' };
const GREATER: Label = { zh: '取较大者：{0}', en: 'the greater of {0}' };
const AND: Label = { zh: '、', en: ' and ' };
const ROUNDED: Readonly<Record<'halfUp' | 'ceil' | 'floor', Label>> = {
  halfUp: { zh: '= {0}，四舍五入', en: '= {0}, rounded half-up' },
  ceil: { zh: '= {0}，进位', en: '= {0}, rounded up' },
  floor: { zh: '= {0}，舍去尾数', en: '= {0}, rounded down' },
};
const EXACT: Label = { zh: '= {0}', en: '= {0}' };

/**
 * The formula of a step in numbers; null where the explanation ends.
 *
 * @param titleOf what a term is called, where amounts are told apart by what they are
 */
export function formulaOf(why: Why, titleOf: (term: Why) => Label): Label | null {
  const { how, terms, result } = why;
  const texts = terms.map((term) => quantityText(term.result));
  switch (how.op) {
    case 'product':
      return withRounding(join(texts, ' × '), how, productOf(terms, result), result);
    case 'quotient':
      return join(texts, ' ÷ ');
    case 'sum':
      return texts.length < 2 ? null : join(texts, ' + ');
    case 'difference':
      return join(texts, ' − ');
    case 'least':
    case 'greatest': {
      const titled = terms.map((term, i) => trimmed(join([titleOf(term), texts[i]!], ' ')));
      return fill(how.op === 'least' ? LESSER : GREATER, join(titled, AND));
    }
    case 'negative':
      return { zh: `−（${texts[0]!.zh}）`, en: `−(${texts[0]!.en})` };
    case 'share':
      return shareFormula(how, terms[0]!, result);
    default:
      return null;
  }
}

function trimmed({ zh, en }: Label): Label {
  return { zh: zh.trim(), en: en.trim() };
}

function productOf(terms: readonly Why[], { unit }: Quantity): Quantity {
  return quantity(
    terms.reduce((product, term) => product * term.result.numerator, 1n),
    terms.reduce((product, term) => product * term.result.denominator, 1n),
    unit,
  );
}

function withRounding(
  text: Label,
  { rounding }: Extract<How, { op: 'product' }>,
  exact: Quantity,
  { denominator }: Quantity,
): Label {
  if (rounding === null || exact.denominator === denominator) return text;
  return join([text, fill(ROUNDED[rounding], quantityText(exact))], ' ');
}

function shareFormula(
  { claims, party }: Extract<How, { op: 'share' }>,
  base: Why,
  result: Quantity,
): Label {
  const claim = claims.find((one) => one.party === party);
  const fraction = quantity(claim?.numerator ?? 0n, claim?.denominator ?? 1n, 'ratio');
  const text = join([quantityText(base.result), quantityText(fraction)], ' × ');
  const exact = quantity(
    base.result.numerator * fraction.numerator,
    base.result.denominator * fraction.denominator,
    'fen',
  );
  if (exact.denominator === 1n && exact.numerator === result.numerator) return text;
  return join([text, fill(EXACT, quantityText(exact)), same('')], ' ');
}
