import { addDays, civilDay, type Day, isoDay, yearOf } from '../../units/day.ts';
import { halfWidth } from './cell-text.ts';
import { bad, good, type Reading } from './reading.ts';

const FIRST_YEAR = 1980;
const LAST_YEAR = 2100;

/** What the market's records hold where no date is known. */
const UNKNOWN = isoDay('1900-01-01');

/** Day 0 of a spreadsheet's 1900 calendar, counting the leap day it wrongly gives that year. */
const SERIAL_ZERO = isoDay('1899-12-30');

/** A time of day behind a date is an export's habit and says nothing here. */
const TIME = /[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/;

const WRITTEN = /^(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?$/;

/**
 * A date with its year first, eight digits, or the serial number of a spreadsheet; null: unknown.
 * Two-digit years and dates with the year last have more than one reading and are not read.
 */
export function readDate(text: string): Reading<Day | null> {
  const day = parseDay(halfWidth(text));
  if (day === null) return bad('badDate');
  if (day === UNKNOWN) return good(null);
  const year = yearOf(day);
  return year < FIRST_YEAR || year > LAST_YEAR ? bad('absurdValue') : good(day);
}

function parseDay(text: string): Day | null {
  const match = WRITTEN.exec(text.replace(TIME, '')) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match) return civilDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return /^\d{5}(?:\.\d+)?$/.test(text) ? addDays(SERIAL_ZERO, Math.floor(Number(text))) : null;
}
