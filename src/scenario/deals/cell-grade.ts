import { halfWidth } from './cell-text.ts';
import { bad, good, type Reading } from './reading.ts';

const MAX_LAND_GRADE = 20;
const MAX_FARMLAND_GRADE = 15;
const DIGITS = '零一二三四五六七八九';

/**
 * Benchmark grade of the land (`三级`, `3`); null for land not assessed and for the national
 * grading of cities (`十三等级`), which is another scale.
 */
export function readLandGrade(text: string): Reading<number | null> {
  const plain = halfWidth(text).replace(/\s+/g, '');
  if (/^未评估/u.test(plain)) return good(null);
  const match = /^([\d一二三四五六七八九十]+)(等级?|级)?$/u.exec(plain);
  const grade = match ? countOf(match[1]!) : null;
  if (grade === null || grade < 1 || grade > MAX_LAND_GRADE) return bad('unknownChoice', '一级');
  return good(match![2]?.startsWith('等') ? null : grade);
}

/** Grade of farmland, 1 to 15. */
export function readFarmlandGrade(text: string): Reading<number> {
  const plain = halfWidth(text).replace(/\s+/g, '');
  const match = /^([\d一二三四五六七八九十]+)等?$/u.exec(plain);
  const grade = match ? countOf(match[1]!) : null;
  if (grade === null) return bad('notANumber');
  return grade < 1 || grade > MAX_FARMLAND_GRADE ? bad('absurdValue') : good(grade);
}

// Counts up to 99 in either script: 7, 七, 十, 十二, 二十.
function countOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (!match) return null;
  const [, first, ten, last] = match;
  if (ten === undefined) return first !== undefined && last === undefined ? digit(first) : null;
  return (first === undefined ? 1 : digit(first)) * 10 + (last === undefined ? 0 : digit(last));
}

function digit(text: string): number {
  return DIGITS.indexOf(text);
}
