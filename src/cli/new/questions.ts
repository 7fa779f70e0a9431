import type { Label } from '../../rules/rule.ts';

/** One answer that can be given, and where its part of the scenario comes from. */
export interface Choice {
  readonly id: string;
  readonly label: Label;
  /**
   * The scenario it extends, or the shipped scenario whose block of the question's key is taken;
   * or the block itself; null where the base has it so already.
   */
  readonly from:
    | { readonly base: string }
    | { readonly scenario: string }
    | { readonly block: string }
    | null;
}

/** A question, the key of a scenario it is about, and the answers to choose from. */
export interface Question {
  readonly key: 'title' | 'deals' | 'sharing' | 'transfer' | 'quota';
  readonly text: Label;
  /** What it is about, in a word or two. */
  readonly topic: Label;
  /** The first is taken when nothing is said. Empty: any text. */
  readonly choices: readonly Choice[];
  /** Whether a file may be named instead of a choice. */
  readonly takesFile: boolean;
}

export const TITLE: Question = {
  key: 'title',
  text: { zh: '情景叫什么', en: 'What is the scenario called' },
  topic: { zh: '名称', en: 'Title' },
  choices: [],
  takesFile: false,
};

/** The title when none is given. */
export const USUAL_TITLE: Label = { zh: '我的情景', en: 'My scenario' };

export const DEALS: Question = {
  key: 'deals',
  text: {
    zh: '用哪些成交（也可以写自己的 CSV 或 XLSX 文件）',
    en: 'Which deals (or name a CSV or XLSX file of your own)',
  },
  topic: { zh: '成交', en: 'Deals' },
  choices: [
    {
      id: 'synthetic',
      label: { zh: '随附的 300 宗合成成交', en: 'the 300 synthetic deals that are shipped' },
      from: { base: 'baseline' },
    },
    {
      id: 'market',
      label: {
        zh: '不用现成的：供地、竞价、成交都在推演之内（合成）',
        en: 'none: supply, bids and awards happen within the run (synthetic)',
      },
      from: { base: 'market-baseline' },
    },
  ],
  takesFile: true,
};

export const SHARING: Question = {
  key: 'sharing',
  text: {
    zh: '跨区域成交的净收益怎么分（市内成交都归土地所在市）',
    en: "How net proceeds of cross-region deals are shared (the others stay with the land's city)",
  },
  topic: { zh: '跨区域成交的分成', en: 'Sharing of cross-region deals' },
  choices: [
    {
      id: 'parties',
      label: {
        zh: '土地方 60%、挂牌方 10%、指标方 15%、征收方 15%（示意）',
        en: 'land 60%, listing 10%, quota 15%, collecting 15% (illustrative)',
      },
      from: null,
    },
    {
      id: 'halves',
      label: { zh: '土地方一半，其余各方分另一半', en: 'half to the land, half to the others' },
      from: { scenario: 'sharing-halves' },
    },
    {
      id: 'waterfall',
      label: { zh: '按金额分级', en: 'by amount, step by step' },
      from: { scenario: 'sharing-waterfall' },
    },
    {
      id: 'increment',
      label: {
        zh: '存量归己、增量按投入（长三角示范区）',
        en: 'the stock stays, the increment by investment (Yangtze Delta zone)',
      },
      from: { scenario: 'sharing-increment' },
    },
    {
      id: 'quotaSupplied',
      label: { zh: '按各市供给的指标', en: 'by the quota each city supplied' },
      from: { scenario: 'sharing-quota-supplied' },
    },
    {
      id: 'landKeepsAll',
      label: { zh: '全归土地所在市（不分享）', en: "all to the land's city (nothing shared)" },
      from: { block: 'sharing:\n  rule:\n    preset: land-keeps-all\n' },
    },
  ],
  takesFile: false,
};

export const TRANSFER: Question = {
  key: 'transfer',
  text: { zh: '钱怎么调库', en: 'How money moves between treasuries' },
  topic: { zh: '调库', en: 'Transfer between treasuries' },
  choices: [
    {
      id: 'baseline',
      label: {
        zh: '2026 年属地入库、年终结算（T-A），2027 年起逐笔更正（T-B）',
        en: 'T-A (at home, settled at year end) in 2026, T-B (corrected one by one) from 2027',
      },
      from: null,
    },
    {
      id: 'T-A',
      label: { zh: '一直属地入库、年终结算', en: 'always booked at home, settled at year end' },
      from: { scenario: 'regime-home' },
    },
    {
      id: 'T-B',
      label: {
        zh: '一直异地收缴、逐笔更正（授权为假定）',
        en: 'always collected elsewhere, corrected one by one (authorisation assumed)',
      },
      from: { scenario: 'regime-corrected' },
    },
    {
      id: 'T-C',
      label: {
        zh: '一直省级归集、按日分解（授权为假定）',
        en: 'always pooled at the province, split daily (authorisation assumed)',
      },
      from: { scenario: 'regime-pooled' },
    },
  ],
  takesFile: false,
};
