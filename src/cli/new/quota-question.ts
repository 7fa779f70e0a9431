import { PRESET_IDS } from '../../scenario/quota-preset.ts';
import type { Choice, Question } from './questions.ts';

const OWN_QUOTA_CHOICES: readonly Choice[] = [
  {
    id: 'posted',
    label: {
      zh: '缺指标的市随用随买，按挂牌价',
      en: 'a city short of quota buys at the posted price when it needs it',
    },
    from: null,
  },
  {
    id: 'auction',
    label: { zh: '按季集合竞价', en: 'a call auction each quarter' },
    from: { scenario: 'quota-auction' },
  },
  {
    id: 'separate',
    label: { zh: '各市自用，不买卖', en: 'each city its own, nothing traded' },
    from: { block: 'quota:\n  trade: false\n' },
  },
];

/** Every answer to the question about quota, by id. */
export const QUOTA_ANSWERS: readonly string[] = [
  ...OWN_QUOTA_CHOICES.map(({ id }) => id),
  ...PRESET_IDS,
];

/** @throws InputError when a preset that is shipped is damaged. */
export async function quotaQuestion(): Promise<Question> {
  const { loadQuotaPreset } = await import('../../scenario/quota-preset-file.ts');
  const presets = await Promise.all(PRESET_IDS.map((id) => loadQuotaPreset(id)));
  const borrowed = presets.map(({ id, title }) => ({
    ...{ id, label: title },
    from: { block: `quota:\n  preset: ${id}\n` },
  }));
  return {
    key: 'quota',
    text: { zh: '指标怎么交易', en: 'How quota is traded' },
    topic: { zh: '指标交易', en: 'Trade in quota' },
    choices: [...OWN_QUOTA_CHOICES, ...borrowed],
    takesFile: false,
  };
}
