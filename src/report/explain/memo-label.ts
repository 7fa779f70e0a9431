import type { Label } from '../../rules/rule.ts';
import { WHICH_LABELS } from '../labels/why-labels.ts';
import { SHARED_TAX_LABELS } from '../labels.ts';
import { fill, named, same } from './label-text.ts';

/** What the memos of the journal say, in both languages; `{0}` is the number in them. */
const MEMOS: readonly (readonly [RegExp, Label])[] = [
  [/^deposit held$/, { zh: '平台收存保证金', en: 'deposit held by the platform' }],
  [/^quota bought$/, { zh: '购买指标', en: 'quota bought' }],
  [/^session (\S+)$/, { zh: '指标集中交易 {0}', en: 'quota session {0}' }],
  [/^lot deposits held$/, { zh: '收存指标竞买保证金', en: 'deposits for quota lots held' }],
  [/^lot deposits returned$/, { zh: '退还指标竞买保证金', en: 'deposits for quota lots returned' }],
  [/^deposit becomes price$/, { zh: '保证金转作价款', en: 'deposit becomes price' }],
  [/^instalment (\d+)$/, { zh: '第 {0} 笔缴款', en: 'receipt {0}' }],
  [/^receipt (\d+) settled$/, { zh: '第 {0} 笔缴款结算', en: 'receipt {0} settled' }],
  [/^earmarks (\d+) trued up$/, { zh: '{0} 年计提年终清算', en: 'earmarks of {0} trued up' }],
  [/^fee on idle land (.+)$/, { zh: '收取闲置费：{0}', en: 'fee on idle land {0}' }],
  [/^land price paid up for (.+)$/, { zh: '补缴价款：{0}', en: 'land price paid up for {0}' }],
  [/^collective land (.+)$/, { zh: '集体土地入市：{0}', en: 'collective land {0}' }],
  [/^assignment (.+)$/, { zh: '土地转让：{0}', en: 'assignment {0}' }],
  [/^damages for (\w+)$/, { zh: '未达约定的违约金：{0}', en: 'damages: {0}' }],
  [/^voucher (\d+)$/, { zh: '调库凭证 {0}', en: 'voucher {0}' }],
];

const YEARLY: Label = { zh: '{1} 年{0}', en: '{0} of {1}' };

/** A number stands for itself, a word for what it names. */
function which(word: string): Label {
  return named(WHICH_LABELS, word);
}

/** A memo of the journal as people read it; taxes go by their own names. */
export function memoLabel(memo: string): Label {
  for (const [pattern, label] of MEMOS) {
    const match = pattern.exec(memo);
    if (match !== null) return fill(label, which(match[1] ?? ''));
  }
  const [, tax, year] = /^(\w+)\/(\d{4})$/.exec(memo) ?? [];
  if (tax !== undefined) return fill(YEARLY, which(tax), same(year!));
  return named({ ...SHARED_TAX_LABELS, ...WHICH_LABELS }, memo);
}
