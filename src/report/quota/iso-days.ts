import { type Day, formatDay } from '../../units/day.ts';

/** Keys whose numbers are days. */
const DAY_KEYS = new Set([
  'day',
  'accepted',
  'expires',
  'started',
  'start',
  'due',
  'since',
  'booked',
]);

/** A value with its days as ISO dates, for machines to read. */
export function withIsoDays(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIsoDays);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [
      key,
      DAY_KEYS.has(key) && typeof part === 'number' ? formatDay(part as Day) : withIsoDays(part),
    ]),
  );
}
