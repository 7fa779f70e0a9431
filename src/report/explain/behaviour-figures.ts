import type { PaymentEvent } from '../../engine/payment-log.ts';
import type { Label } from '../../rules/rule.ts';
import { formatDay, yearOf } from '../../units/day.ts';
import { FIRM_TAXES } from '../../world/firm.ts';
import { type BehaviourSummary, firmTaxLegs, partyOfPayment } from '../behaviour-summary.ts';
import { FIRM_TAX_LABELS, PARTY_LABELS, PAYMENT_EVENT_LABELS, PROMISE_LABELS } from '../labels.ts';
import { countOf } from './count-figures.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { groupedByRule, shortened } from './group.ts';
import { fill, named, same } from './label-text.ts';
import type { Scene } from './scene.ts';

type Figures = (readonly [string, () => Explanation])[];

const OF_YEAR: Label = { zh: '{0} · {1} 年 · {2}', en: '{0} · {1} · {2}' };
const ALL_TAXES: Label = { zh: '企业税收合计', en: 'taxes of firms' };
const EVENT: Label = { zh: '{0} · 宗地 {1} 第 {2} 笔', en: '{0} · deal {1}, payment {2}' };
const PROMISE: Label = { zh: '宗地 {0} · {1} · {2}', en: 'deal {0} · {1} · {2}' };
const SIDES: Readonly<Record<'promised' | 'delivered' | 'damagesFen', Label>> = {
  promised: { zh: '约定', en: 'promised' },
  delivered: { zh: '实际', en: 'delivered' },
  damagesFen: { zh: '违约金', en: 'damages' },
};

/** The figures behaviour adds to a summary, each with what it is the sum of. */
export function behaviourFigures(scene: Scene, summary: BehaviourSummary, limit: number): Figures {
  return [
    ...taxFigures(scene, summary, limit),
    ...promiseFigures(summary),
    ...lateFigures(scene, summary, limit),
  ];
}

function taxFigures(scene: Scene, { firmTaxYears = [] }: BehaviourSummary, limit: number): Figures {
  const legs = [...firmTaxLegs(scene.result)];
  return firmTaxYears.flatMap(({ party, year }) =>
    [...FIRM_TAXES, null].map((tax) => {
      const own = legs.filter(
        (leg) => leg.party === party && leg.year === year && (tax === null || leg.tax === tax),
      );
      const name = tax === null ? ALL_TAXES : FIRM_TAX_LABELS[tax];
      const label = fill(OF_YEAR, named(PARTY_LABELS, party), same(String(year)), name);
      const amount = fenOf(own.reduce((sum, { amountFen }) => sum + amountFen, 0));
      const explain = () => step(label, { amount, terms: groupedByRule(scene, own, limit) });
      const key = tax === null ? 'totalFen' : `${tax}Fen`;
      return [`firmTaxYears.${party}.${year}.${key}`, explain] as const;
    }),
  );
}

function promiseFigures({ promises = [] }: BehaviourSummary): Figures {
  return promises.flatMap((one) => {
    const isPeople = one.kind === 'jobs';
    return (['promised', 'delivered', 'damagesFen'] as const).map((side) => {
      const label = fill(PROMISE, same(one.deal), PROMISE_LABELS[one.kind], SIDES[side]);
      const unit = isPeople && side !== 'damagesFen' ? 'person' : 'fen';
      const amount = { numerator: BigInt(one[side]), denominator: 1n, unit } as const;
      return [`promises.${one.deal}.${one.kind}.${side}`, () => step(label, { amount })] as const;
    });
  });
}

const LATE = [
  ['overdue', 'overdue', false],
  ['overdueFen', 'overdue', true],
  ['paidLate', 'paidLate', false],
  ['lateFeesFen', 'paidLate', true],
  ['demands', 'demand', false],
  ['rescinded', 'rescinded', false],
  ['relistable', 'relistable', false],
] as const satisfies readonly (readonly [string, PaymentEvent['event'], boolean])[];

function lateFigures(
  scene: Scene,
  { latePayments = [] }: BehaviourSummary,
  limit: number,
): Figures {
  const partyOf = partyOfPayment(scene.result);
  return latePayments.flatMap(({ city, year }) =>
    LATE.map(([key, event, isMoney]) => {
      const own = scene.result.payments.filter(
        (one) => partyOf(one) === city && yearOf(one.day) === year && one.event === event,
      );
      const rows = own.map((one) =>
        step(fill(EVENT, same(formatDay(one.day)), same(one.deal), same(String(one.receipt))), {
          amount: isMoney ? fenOf(one.amountFen) : countOf(1),
        }),
      );
      const words = PAYMENT_EVENT_LABELS[event];
      const label = fill(OF_YEAR, named(PARTY_LABELS, city), same(String(year)), words);
      const sumFen = own.reduce((sum, { amountFen }) => sum + amountFen, 0);
      const amount = isMoney ? fenOf(sumFen) : countOf(own.length);
      const explain = () => step(label, { amount, terms: shortened(rows, limit) });
      return [`latePayments.${city}.${year}.${key}`, explain] as const;
    }),
  );
}
