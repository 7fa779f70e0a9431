import type { Label } from '../../rules/rule.ts';
import { Decimal } from '../../units/decimal.ts';
import { groupThousands } from '../format.ts';

const FEN_PER_YI_YUAN = 10_000_000_000;
const FEN_PER_MILLION_YUAN = 100_000_000;

/** An amount in running text: `12.34 亿元`, `1,234.00 million yuan`. */
export function amountInWords(fen: number): Label {
  return {
    zh: `${scaled(fen, FEN_PER_YI_YUAN)} 亿元`,
    en: `${scaled(fen, FEN_PER_MILLION_YUAN)} million yuan`,
  };
}

/** The same with its sign in words: more or less. */
export function gainInWords(fen: number): Label {
  const size = amountInWords(Math.abs(fen));
  if (fen === 0) return { zh: '不增不减', en: 'neither gains nor loses' };
  return fen > 0
    ? { zh: `多得 ${size.zh}`, en: `gains ${size.en}` }
    : { zh: `少得 ${size.zh}`, en: `loses ${size.en}` };
}

/** Fen as 万元 to two decimals, as a picture needs them. */
export function wanYuan(fen: number | bigint): number {
  return new Decimal(String(fen)).div(1_000_000).toDecimalPlaces(2).toNumber();
}

function scaled(fen: number, unitFen: number): string {
  const [whole, places] = new Decimal(fen).abs().div(unitFen).toFixed(2).split('.');
  return `${fen < 0 ? '−' : ''}${groupThousands(whole!)}.${places}`;
}
