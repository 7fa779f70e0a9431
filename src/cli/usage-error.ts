import { type CommanderError, InvalidArgumentError } from 'commander';
import type { QuotaLedger } from '../quota/lot.ts';
import type { Language } from '../report/labels.ts';
import type { Label } from '../rules/rule.ts';
import { EXPECTATIONS } from '../scenario/expectation.ts';
import { nearest } from '../scenario/nearest.ts';
import { type Day, parseIsoDay } from '../units/day.ts';
import { compareRatio, ONE, parseRatio, type Ratio, ZERO } from '../units/ratio.ts';
import { CITIES, type City } from '../world/party.ts';
import { MARKET_LEDGERS } from '../world/quota-market.ts';
import { MESSAGES, USAGE_ERRORS } from './messages.ts';

/** What commander objects to, in the person's language; null when it only showed its help. */
export function usageMessage(error: CommanderError, language: Language): string | null {
  if (error.exitCode === 0) return null;
  const text = USAGE_ERRORS[error.code]?.[language] ?? error.message.replace(/^error: /, '');
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const guess = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1];
  const reason = /is invalid(?: for argument '[^']*')?\. (.*)$/.exec(error.message)?.[1];
  return [
    text.replace('{0}', subject),
    ...(reason === undefined ? [] : [reason]),
    ...(guess === undefined
      ? []
      : [{ zh: `是否想写 ${guess}`, en: `did you mean ${guess}` }[language]]),
    MESSAGES.seeHelp[language],
  ].join(language === 'zh' ? '；' : '; ');
}

/** Commander calls these with the language bound; they throw what it reports as a bad value. */
export function parseSeed(text: string, language: Language): number {
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= 0xffff_ffff) return seed;
  throw badValue(
    text,
    { zh: '0 至 4294967295 的整数', en: 'a whole number up to 4294967295' },
    language,
  );
}

export function parseChoice(text: string, words: readonly string[], language: Language): string {
  if (words.includes(text)) return text;
  const near = nearest(text, words);
  const hint =
    near === null ? { zh: '', en: '' } : { zh: `，最近的是 ${near}`, en: `, nearest: ${near}` };
  throw badValue(
    text,
    { zh: `${words.join('、')} 之一${hint.zh}`, en: `one of ${words.join(', ')}${hint.en}` },
    language,
  );
}

/** A parser of one of some words that says which they are, so that a shell can offer them. */
export interface ChoiceParser {
  (text: string): string;
  readonly words: readonly string[];
}

export function oneOf(words: readonly string[], language: Language): ChoiceParser {
  return offering(words, (text) => parseChoice(text, words, language));
}

/** The parser, saying which words it takes. */
export function offering<T>(words: readonly string[], parse: (text: string) => T) {
  return Object.assign(parse, { words });
}

export function parseDayOption(text: string, language: Language): Day {
  const day = parseIsoDay(text);
  if (day !== null) return day;
  throw badValue(
    text,
    { zh: '真实的日期，如 2026-01-31', en: 'a real date such as 2026-01-31' },
    language,
  );
}

/** A whole number from 1 on. */
export function parseCount(text: string, language: Language): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw badValue(text, { zh: '从 1 起的整数', en: 'a whole number from 1 on' }, language);
}

/** `changsha,zhuzhou`; `none` for nobody. */
export function parseCoalition(text: string, language: Language): readonly City[] {
  const words = text === 'none' ? [] : text.split(',').map((word) => word.trim());
  for (const word of words) parseChoice(word, [...CITIES, 'none'], language);
  if (words.includes('none') || new Set(words).size < words.length) {
    const expected = {
      zh: `${CITIES.join('、')} 各至多一次，或 none`,
      en: `each of ${CITIES.join(', ')} at most once, or none`,
    };
    throw badValue(text, expected, language);
  }
  return CITIES.filter((city) => words.includes(city));
}

export function parseLedger(text: string, language: Language): QuotaLedger {
  return parseChoice(text.toUpperCase(), MARKET_LEDGERS, language) as QuotaLedger;
}

export function parseShare(text: string, language: Language): Ratio {
  const share = parseRatio(text);
  const within = share !== null && compareRatio(share, ZERO) >= 0 && compareRatio(share, ONE) <= 0;
  if (within) return share;
  throw badValue(text, EXPECTATIONS.share, language);
}

export function parseYear(text: string, language: Language): number {
  if (/^(?:19[5-9]\d|20\d\d|21[0-4]\d|2150)$/.test(text)) return Number(text);
  throw badValue(text, EXPECTATIONS.year, language);
}

/** A month such as `2027-03`. */
export function parseMonth(text: string, language: Language): string {
  if (parseIsoDay(`${text}-01`) !== null) return text;
  throw badValue(text, { zh: '真实的月份，如 2026-03', en: 'a month such as 2026-03' }, language);
}

/** What a parser of an option throws at a value it cannot use. */
export function badValue(text: string, expected: Label, language: Language): InvalidArgumentError {
  const { found, expected: should } = MESSAGES;
  const shown = JSON.stringify(text);
  const comma = language === 'zh' ? '，' : ', ';
  return new InvalidArgumentError(
    `${found[language]} ${shown}${comma}${should[language]} ${expected[language]}`,
  );
}
