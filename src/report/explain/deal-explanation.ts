import type { DealOutcome } from '../../engine/run-result.ts';
import type { Stage } from '../../ledger/entry.ts';
import type { JournalEntry } from '../../ledger/journal.ts';
import type { Label } from '../../rules/rule.ts';
import { formatDay, yearOf } from '../../units/day.ts';
import type { Refusal } from '../../world/refusal.ts';
import { AWARD_FORMAT_LABELS } from '../labels/award-labels.ts';
import {
  LAND_USE_LABELS,
  METHOD_LABELS,
  OUTCOME_LABELS,
  PARTY_LABELS,
  REFUSAL_LABELS,
  STAGE_LABELS,
} from '../labels.ts';
import { entryExplanation, entryLabel, type LegNotes } from './entry-explanation.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { fill, join, named, same } from './label-text.ts';
import { amountText, quantityText } from './quantity-text.ts';
import type { Scene } from './scene.ts';
import { type Moved, transfersByCause } from './transfer-index.ts';

const DEAL: Label = {
  zh: '宗地 {0}：{1} · {2} · {3} · {4}',
  en: 'deal {0}: {1} · {2} · {3} · {4}',
};
const FACTS: Label = {
  zh: '签约 {0}，面积 {1}，成交价 {2}，土地归 {3}',
  en: 'signed {0}, area {1}, price {2}, land of {3}',
};
const AWARDED: Label = {
  zh: '推演内成交：{0}，{1} 公告，{2} 成交，此前流拍 {3} 次',
  en: 'awarded within the run: {0}, noticed {1}, awarded {2}, passed in {3} times before',
};
const NO_PRICE: Label = { zh: '无', en: 'none' };
const ASSUMED: Label = { zh: '成交记录未写而按规则推定的：{0}', en: 'assumed, not recorded: {0}' };
const YEAR_END: Label = {
  zh: '教育、水利、保障房三项计提按全年收支清算，见 --party {0} --year {1}',
  en: 'the earmarks are trued up to the whole year: see --party {0} --year {1}',
};
const MOVED: Label = {
  zh: '钱在{0}国库，{1} 由第 {2} 号分录调走',
  en: 'lay in the treasury of {0} until entry {2} moved it on {1}',
};
const WAITING: Label = { zh: '到期末仍在{0}国库', en: 'still in the treasury of {0} at the end' };
const PART: Label = { zh: '其中本宗地：{0}', en: 'of it of this deal: {0}' };
const WANTED: Label = {
  zh: '实为 {0}，应为 {1}，差 {2}',
  en: 'found {0}, expected {1}, {2} short',
};

/** Stages in the order they are told; quota is bought at listing. */
const STAGES: readonly Stage[] = [
  'listing',
  'quota',
  'collection',
  'tax',
  'settlement',
  'transfer',
];

/** One deal from listing to transfer, every amount explained. */
export function dealExplanation(scene: Scene, outcome: DealOutcome): Explanation {
  const { deal } = outcome;
  const entries = [...scene.result.ledger.journal.entries()].filter((e) => e.deal === deal.id);
  const moved = transfersByCause(scene);
  const notes = whereItLay(scene, moved);
  const terms = STAGES.flatMap((stage) => {
    const own = entries
      .filter((entry) => entry.stage === stage)
      .map(({ number }) => entryExplanation(scene, number, notes));
    const shared = stage === 'transfer' ? sharedTransfers(scene, entries, moved) : [];
    const all = [...own, ...shared];
    return all.length === 0 ? [] : [step(STAGE_LABELS[stage], { terms: all })];
  });
  const refusals = outcome.refusals.map((refusal) => refusalExplanation(scene, refusal));
  return step(headline(scene, outcome), {
    notes: facts(scene, outcome, entries),
    terms: [...refusals, ...terms],
  });
}

function headline({ names }: Scene, { deal, outcome }: DealOutcome): Label {
  return fill(
    DEAL,
    same(deal.id),
    names.place(deal.county),
    named(LAND_USE_LABELS, deal.use),
    named(METHOD_LABELS, deal.method),
    OUTCOME_LABELS[outcome],
  );
}

function facts(
  { citations }: Scene,
  { deal, assumed }: DealOutcome,
  entries: readonly JournalEntry[],
): Label[] {
  const price = deal.priceFen === null ? NO_PRICE : amountText(fenOf(deal.priceFen));
  const area = quantityText({ numerator: BigInt(deal.areaM2), denominator: 1n, unit: 'm2' });
  const whose = named(PARTY_LABELS, deal.landParty);
  const titles = assumed.map((id) => citations.rule(id)?.title ?? same(id));
  const years = entries.filter(({ stage }) => stage === 'settlement').map(({ day }) => yearOf(day));
  return [
    fill(FACTS, same(formatDay(deal.signed)), area, price, whose),
    ...awardNotes(deal),
    ...(titles.length === 0 ? [] : [fill(ASSUMED, join(titles, { zh: '、', en: ', ' }))]),
    ...[...new Set(years)].map((year) => fill(YEAR_END, same(deal.landParty), same(String(year)))),
  ];
}

function awardNotes({ award, awarded, signed }: DealOutcome['deal']): Label[] {
  if (award === undefined) return [];
  const days = [award.noticed, awarded ?? signed].map((day) => same(formatDay(day)));
  const format = named(AWARD_FORMAT_LABELS, award.format);
  return [fill(AWARDED, format, days[0]!, days[1]!, same(String(award.passedIn)))];
}

/** Where each leg's money lay while it was in the wrong treasury. */
function whereItLay({ result }: Scene, moved: ReadonlyMap<number, readonly Moved[]>): LegNotes {
  const { chart, journal } = result.ledger;
  return (entry, { to }) => {
    const { path, treasury, owner } = chart.account(to);
    if (treasury === null || owner === treasury || journal.entry(entry).stage === 'transfer') {
      return [];
    }
    const where = named(PARTY_LABELS, treasury);
    const next = moved.get(entry)?.find(({ account }) => account === path);
    if (next === undefined) return [fill(WAITING, where)];
    const day = formatDay(journal.entry(next.entry).day);
    return [fill(MOVED, where, same(day), same(String(next.entry)))];
  };
}

/** Transfers that moved money of several deals at once, with this deal's part. */
function sharedTransfers(
  { result }: Scene,
  entries: readonly JournalEntry[],
  moved: ReadonlyMap<number, readonly Moved[]>,
): Explanation[] {
  const { journal } = result.ledger;
  const parts = new Map<number, bigint>();
  for (const { number } of entries) {
    for (const { entry, amountFen } of moved.get(number) ?? []) {
      if (journal.entry(entry).deal !== '') continue;
      parts.set(entry, (parts.get(entry) ?? 0n) + amountFen);
    }
  }
  return [...parts].map(([entry, partFen]) => {
    const whole = journal.entry(entry);
    const totalFen = whole.legs.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const notes = [fill(PART, amountText(fenOf(partFen)))];
    return step(entryLabel(whole), { amount: fenOf(totalFen), notes });
  });
}

function refusalExplanation({ citations }: Scene, refusal: Refusal): Explanation {
  const { code, rule, found, expected, unit } = refusal;
  const amount = (value: number) => {
    // A term may be half a year.
    const whole = Math.round(value * 1000);
    return quantityText({ numerator: BigInt(whole), denominator: 1000n, unit });
  };
  const short = amount(Math.abs(expected - found));
  return step(REFUSAL_LABELS[code], {
    rule: citations.rule(rule),
    notes: [fill(WANTED, amount(found), amount(expected), short)],
  });
}
