import type { Label } from '../../rules/rule.ts';

/** What each key of a case is for, shown by editors. */
export const CASE_WORDS: Readonly<Record<string, Label>> = {
  title: { zh: '标题', en: 'Title' },
  source: { zh: '检验什么、依据哪一条', en: 'What it checks, and the clause it rests on' },
  scenario: { zh: '情景文件，相对本文件的路径', en: 'The scenario, relative to this file' },
  deals: {
    zh: '宗地，各项用模板的列名；面积要写单位',
    en: 'The deals, by the columns of the template; areas name their unit',
  },
  calculate: { zh: '单独计算的规则', en: 'Rules to be worked out by themselves' },
  expect: { zh: '期望的结果，只比较写出的', en: 'What is expected; only what is written' },
  cases: { zh: '多个算例', en: 'Several cases' },
};
