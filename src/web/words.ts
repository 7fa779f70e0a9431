import type { ControlGroup } from '../report/what-if/page-model.ts';
import type { Label } from '../rules/rule.ts';

/** What the page says of its own. */
export const PAGE_WORDS = {
  heading: { zh: '政策测算', en: 'What if' },
  scenario: { zh: '情景', en: 'Scenario' },
  variant: { zh: '方案', en: 'Variant' },
  copy: { zh: '以方案 {0} 为底', en: 'Start from variant {0}' },
  controls: { zh: '可调的项目', en: 'What can be moved' },
  find: { zh: '查找项目', en: 'Find' },
  changes: { zh: '已作的改动', en: 'What was changed' },
  none: { zh: '没有改动：与情景相同。', en: 'Nothing: as the scenario has it.' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  reset: { zh: '全部复原', en: 'Put all back' },
  putBack: { zh: '复原', en: 'Put back' },
  save: { zh: '存为情景文件', en: 'Save as a scenario file' },
  saveHint: {
    zh: '文件放在原情景旁边，用 czt run 推演，结果一分不差。',
    en: 'Keep the file beside the scenario; czt run gives the same result to the fen.',
  },
  link: { zh: '复制链接', en: 'Copy link' },
  copied: {
    zh: '链接已在地址栏，并已复制。',
    en: 'The link is in the address bar and was copied.',
  },
  inBar: { zh: '链接在地址栏。', en: 'The link is in the address bar.' },
  asScenario: { zh: '依情景', en: 'as the scenario has it' },
  byKey: {
    zh: '（各项不同；移动后一律取此值）',
    en: ' (differs by item; once moved, one for all)',
  },
  range: { zh: '{0} 至 {1}', en: '{0} to {1}' },
  results: { zh: '结果', en: 'Results' },
  working: { zh: '推演中……', en: 'Running…' },
  took: { zh: '推演用时 {0} 毫秒', en: 'computed in {0} ms' },
  tookFirst: {
    zh: '归属已算出，用时 {0} 毫秒；其余推演中……',
    en: 'Positions computed in {0} ms; the rest is running…',
  },
  refused: { zh: '这样改不行', en: 'This cannot be' },
  expected: { zh: '应为 {0}', en: 'expected {0}' },
  compare: {
    zh: '方案 A 与方案 B（最终归属，万元）',
    en: 'Variants A and B (final position, 10⁴ yuan)',
  },
  gain: { zh: '较不合作', en: 'against none' },
  difference: { zh: 'B − A', en: 'B − A' },
  party: { zh: '主体', en: 'Party' },
  broken: { zh: '引擎出错，这一方案算不出来：', en: 'The engine broke on this variant: ' },
  news: { zh: '方案 {0}：{1}', en: 'Variant {0}: {1}' },
  language: { zh: '语言', en: 'Language' },
  close: { zh: '关闭', en: 'Close' },
  why: { zh: '这个数怎么来的', en: 'How this figure came about' },
  unexplained: { zh: '这个数没有可说明的来历。', en: 'There is nothing to say of this figure.' },
  opening: { zh: '正在打开……', en: 'Opening…' },
} as const satisfies Readonly<Record<string, Label>>;

export const GROUP_WORDS: Readonly<Record<ControlGroup, Label>> = {
  sharing: { zh: '分成', en: 'Sharing' },
  market: { zh: '市场与缴款', en: 'Market and payments' },
  levies: { zh: '计提与税费', en: 'Levies, earmarks and taxes' },
  transfer: { zh: '调库', en: 'Transfer' },
  quota: { zh: '指标与价格', en: 'Quota and its prices' },
  listing: { zh: '挂牌与收缴', en: 'Listing and collection' },
};
