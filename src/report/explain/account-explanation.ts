import type { Label } from '../../rules/rule.ts';
import { InputError } from '../../scenario/input-error.ts';
import { nearest } from '../../scenario/nearest.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { groupedByRule, type Item } from './group.ts';
import { fill, join, same } from './label-text.ts';
import type { Scene } from './scene.ts';

const BALANCE: Label = { zh: '期末余额：{0}', en: 'balance at the end: {0}' };

/**
 * The balance of an account as the sum of its postings.
 *
 * @throws InputError when the run has no such account, naming the nearest.
 */
export function accountExplanation(scene: Scene, path: string, limit: number): Explanation {
  const { result, names } = scene;
  const { chart, journal } = result.ledger;
  const id = chart.find(path);
  if (id === undefined) throw unknownAccount(path, scene);
  const items: Item[] = [];
  for (const { number, legs } of journal.entries()) {
    for (const [leg, { from, to, amountFen }] of legs.entries()) {
      if (to === id) items.push({ entry: number, leg, amountFen });
      if (from === id) items.push({ entry: number, leg, amountFen: -amountFen });
    }
  }
  const label = fill(BALANCE, join([names.account(chart.account(id)), same(path)], ' · '));
  return step(label, {
    amount: fenOf(result.ledger.volumes.balanceFen(id)),
    terms: groupedByRule(scene, items, limit),
  });
}

function unknownAccount(path: string, { result }: Scene): InputError {
  const paths = result.ledger.chart.accounts().map((account) => account.path);
  const near = nearest(path, paths) ?? paths[0] ?? '';
  return new InputError([
    {
      ...{ file: '--account', line: null, row: null, column: null, found: path },
      expected: {
        zh: `本次推演用到的科目，例如 ${near}`,
        en: `an account of the run, such as ${near}`,
      },
      message: { zh: '没有这个科目', en: 'there is no such account' },
    },
  ]);
}
