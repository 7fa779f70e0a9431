import { fraction } from '../../rules/fraction.ts';
import type { Label } from '../../rules/rule.ts';
import { unitsOf } from '../../scenario/cases/case-units.ts';
import { exactText } from '../../scenario/cases/exact-number.ts';
import type { RunRow, RunTable } from '../../scenario/cases/run-table.ts';
import type { Finding } from './finding.ts';
import { inUnit } from './match-value.ts';

const MOST_SHOWN = 5;

/** When nothing was picked: which single name stands in the way, and what is there instead. */
export function missedNotes(
  names: Readonly<Record<string, string>>,
  rows: readonly RunRow[],
  picked: readonly RunRow[],
): Label[] {
  if (picked.length > 0) return [];
  const found = Object.keys(names).flatMap((left) => {
    const others = Object.entries(names).filter(([name]) => name !== left);
    const near = rows.filter((row) => others.every(([name, word]) => row.names[name] === word));
    if (others.length === 0 || near.length === 0) return [];
    const words = [...new Set(near.map((row) => row.names[left]!))].slice(0, MOST_SHOWN);
    return [
      {
        zh: `没有这样的行；其余相同而 ${left} 不同的有：${words.join('、')}`,
        en: `there is no such row; alike but for ${left}: ${words.join(', ')}`,
      },
    ];
  });
  return found.length > 0 ? found : [{ zh: '没有这样的行', en: 'there is no such row' }];
}

/** Whether a table that must be complete holds nothing else; at fault with what it does hold. */
export function surplusFinding(table: RunTable, surplus: readonly RunRow[]): Finding {
  const shown = surplus.slice(0, MOST_SHOWN).map(rowText);
  const more = surplus.length - shown.length;
  return {
    path: ['expect', 'complete'],
    about: table.id,
    name: table.title,
    expected: { kind: 'word', word: null, unit: null },
    found: { kind: 'word', word: surplus.length === 0 ? null : String(surplus.length) },
    passed: surplus.length === 0,
    notes: [
      ...shown.map(({ zh, en }) => ({ zh: `未写的行：${zh}`, en: `not written: ${en}` })),
      ...(more > 0 ? [{ zh: `……另有 ${more} 行`, en: `… and ${more} more` }] : []),
    ],
    explain: () => [],
  };
}

/** A row of a run in one line, its money in 万元 to the fen. */
export function rowText({ names, amounts }: RunRow): Label {
  const [unit] = unitsOf('money');
  const words = Object.entries(names).flatMap(([name, word]) =>
    word === '' ? [] : `${name} ${word}`,
  );
  const text = (language: 'zh' | 'en') =>
    [
      ...words,
      ...Object.entries(amounts).map(([name, amount]) => {
        const number = exactText(inUnit(fraction(BigInt(amount)), unit!));
        return `${name} ${number} ${unit!.label[language]}`;
      }),
    ].join(', ');
  return { zh: text('zh'), en: text('en') };
}
