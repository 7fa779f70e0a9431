import { plainText } from '../terminal/plain-text.ts';
import type { Commodity } from './books.ts';

/** Text of a person on one line; what could turn it round or break it shows as `\u202e`. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/** A quantity with the decimals of its commodity: 123456 fen are `1234.56`. */
export function quantityText(quantity: number, { decimals }: Commodity): string {
  if (decimals === 0) return String(quantity);
  const digits = String(Math.abs(quantity)).padStart(decimals + 1, '0');
  const sign = quantity < 0 ? '-' : '';
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
