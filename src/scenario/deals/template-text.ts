import type { Label } from '../../rules/rule.ts';

/** The words of the template that are not columns. */
export const TEMPLATE_TEXT = {
  notesSheet: { zh: '填表说明', en: 'Notes' },
  listsSheet: { zh: '选项', en: 'Lists' },
  required: { zh: '必填', en: 'required' },
  optional: { zh: '选填', en: 'optional' },
  pick: { zh: '请从列表中选择', en: 'Pick from the list' },
  pickFromList: {
    zh: '这一项通常从下拉列表中选择。',
    en: 'This is usually picked from the drop-down list.',
  },
  notesHeadings: [
    { zh: '列', en: 'Column' },
    { zh: '是否必填', en: 'Required' },
    { zh: '填写内容', en: 'What to fill in' },
    { zh: '示例（虚构）', en: 'Example (fictitious)' },
  ],
} as const satisfies Readonly<Record<string, Label | readonly Label[]>>;

/** What the template of deals says of itself. */
export const DEALS_TEXT = {
  title: { zh: '宗地成交表模板', en: 'Template for deals' },
  sheet: { zh: '宗地表', en: 'Deals' },
  hints: [
    {
      zh: '一宗地一行，从宗地表第 2 行填起；列的顺序可以改，多出的列原样保留为备注。',
      en: 'One row a deal, from row 2 on; columns may be moved, extra ones are kept as notes.',
    },
    {
      zh: '单元格里可以写单位（12.5万元、45亩）；读法不唯一的值不猜，整行退回并说明原因。',
      en: 'Units may be typed into cells (12.5万元, 45亩); nothing with two readings is guessed.',
    },
    {
      zh: '示例列的内容合起来是一宗虚构的宗地，只作说明，不会被读取。',
      en: 'The examples make one fictitious deal; this sheet is never read.',
    },
  ],
} as const satisfies Readonly<Record<string, Label | readonly Label[]>>;
