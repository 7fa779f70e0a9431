import { type BaseTable, TAX_KINDS } from '../../src/engine/outcome/base-table.ts';

import { FIGURE_COUNT, MONEY_FIGURES } from '../../src/engine/outcome/money-figure.ts';
import { type Day, formatDay } from '../../src/units/day.ts';
import { PARTIES } from '../../src/world/party.ts';

/** Everything a table of bases holds, as lines a person can compare. */
export function tableLines(table: BaseTable): string[] {
  const { fixedFen, settledDeals, refusedDeals } = table;
  const figures = [...fixedFen].flatMap((amountFen, at) => {
    const party = PARTIES[Math.floor(at / FIGURE_COUNT)];
    return amountFen === 0 ? [] : [`${party} ${MONEY_FIGURES[at % FIGURE_COUNT]} ${amountFen}`];
  });
  return [
    `settled ${settledDeals}, refused ${refusedDeals}`,
    ...dealLines(table),
    ...receiptLines(table),
    ...taxLines(table),
    ...figures,
  ];
}

const day = (value: number) => formatDay(value as Day);

function dealLines(table: BaseTable): string[] {
  const { deals, suppliers } = table;
  const parts = ['land', 'listing', 'collecting', 'quota', 'partner', 'collector'] as const;
  return Array.from({ length: deals.count }, (_, i) => {
    const from = deals.suppliersFrom[i]!;
    const to = i + 1 < deals.count ? deals.suppliersFrom[i + 1]! : suppliers.count;
    const supplied = Array.from(
      { length: to - from },
      (__, n) => `${PARTIES[suppliers.party[from + n]!]} ${suppliers.areaM2[from + n]}`,
    ).sort();
    const cast = parts.map((part) => `${part} ${PARTIES[deals[part][i]!]}`);
    const flags = [`cross ${deals.crossRegion[i]}`, `outside ${deals.outside[i]}`];
    return [`deal ${i}`, ...cast, ...flags, day(deals.signed[i]!), ...supplied].join(', ');
  });
}

function receiptLines({ receipts, kept }: BaseTable): string[] {
  return Array.from({ length: receipts.count }, (_, i) => {
    const to = i + 1 < receipts.count ? receipts.keptFrom[i + 1]! : kept.count;
    const lines: string[] = [];
    for (let k = receipts.keptFrom[i]!; k < to; k += 1) {
      lines.push(`${kept.line[k]}: ${kept.amountFen[k]}`);
    }
    const days = `${day(receipts.received[i]!)} ${day(receipts.settled[i]!)}`;
    const amounts = `levy ${receipts.levyFen[i]} base ${receipts.baseFen[i]}`;
    const kind = `deal ${receipts.deal[i]} last ${receipts.last[i]}`;
    return [`receipt ${i}`, kind, days, amounts, ...lines].join(', ');
  });
}

function taxLines({ taxes }: BaseTable): string[] {
  return Array.from({ length: taxes.count }, (_, i) =>
    [
      `tax ${i} of deal ${taxes.deal[i]}`,
      `${TAX_KINDS[taxes.kind[i]!]} ${day(taxes.day[i]!)} ${taxes.cityFen[i]}`,
    ].join(', '),
  );
}
