import type { Why } from '../../ledger/why.ts';
import { constantWhy, node, productOf, quantity } from '../../ledger/why-terms.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import type { TaxDue } from '../../stages/2-collection/taxes.ts';
import type { Day } from '../../units/day.ts';
import { sumFen } from '../../units/fen.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { areaWhy } from '../../world/facts-why.ts';
import type { PromiseKind } from '../../world/firm.ts';
import type { Firm } from './firm.ts';
import { performanceWhy } from './firm-output.ts';

/** What a contract promised of one thing and what came of it, in fen or, of jobs, in people. */
export interface PromiseTest {
  readonly kind: PromiseKind;
  readonly promised: Why;
  readonly delivered: Why;
}

/**
 * Holds a firm to its promises of investment, when the plant stands. Null where none was made.
 *
 * @throws RuleGapError when an indicator of its industry has no value on the day
 */
export function investmentTest(
  facts: DealFacts,
  firm: Firm,
  rules: RuleBook,
  day: Day,
): PromiseTest | null {
  const { investment } = firm.promised;
  if (investment === null) return null;
  const usual = ruleWhy('firm-investment-density', rules, day, firm.industry);
  const terms = [areaWhy(facts), usual, performanceWhy(firm, 'investment')];
  return {
    kind: 'investment',
    promised: perArea(facts, investment, 'investment'),
    delivered: productOf('delivered', 'fen', 'halfUp', terms, { of: 'investment' }),
  };
}

/** Holds a firm to the jobs and the taxes it promised, in its first year of full production. */
export function outputTests(
  facts: DealFacts,
  firm: Firm,
  taxes: readonly TaxDue[],
  rules: RuleBook,
  day: Day,
): PromiseTest[] {
  const { tax, jobs } = firm.promised;
  const tests: PromiseTest[] = [];
  if (tax !== null) {
    const paidFen = sumFen(taxes.map(({ amountFen }) => amountFen));
    const delivered = { ...constantWhy(paidFen, 'fen'), what: 'delivered', of: 'tax' } as const;
    tests.push({ kind: 'tax', promised: perArea(facts, tax, 'tax'), delivered });
  }
  if (jobs !== null) {
    const usual = ruleWhy('firm-job-density', rules, day, firm.industry);
    const terms = [areaWhy(facts), usual, performanceWhy(firm, 'jobs')];
    const promised = node('promised', quantity(BigInt(jobs), 1n, 'person'), { op: 'constant' });
    const delivered = productOf('delivered', 'person', 'floor', terms, { of: 'jobs' });
    tests.push({ kind: 'jobs', promised: { ...promised, of: 'jobs' }, delivered });
  }
  return tests;
}

function perArea(
  facts: DealFacts,
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
  of: PromiseKind,
): Why {
  const density = quantity(BigInt(numerator), BigInt(denominator), 'fenPerM2');
  const promised = node('promised', density, { op: 'constant' }, [], { of });
  return productOf('promised', 'fen', 'halfUp', [areaWhy(facts), promised], { of });
}
