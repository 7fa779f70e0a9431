import type { Label } from '../../rules/rule.ts';
import { OFFICE_LABELS, REFUSAL_LABELS } from '../labels.ts';
import type { OfficeSummary } from '../office-summary.ts';
import type { Summary } from '../summary.ts';
import { countLines, refusedLines } from './refusal-lines.ts';
import type { Style } from './style.ts';
import { WORDS } from './words.ts';

/** What became of the projects and orders of the opening books; nothing where there are none. */
export function officeSection({ projects, orders }: Summary, style: Style): string[] {
  const lines = [
    ...officeLines(WORDS.projects, projects, 'projects', style),
    ...officeLines(WORDS.orders, orders, 'orders', style),
  ];
  return lines.length === 0 ? [] : ['', style.colours.bold(style.say(WORDS.offices)), ...lines];
}

function officeLines(
  title: Label,
  office: OfficeSummary | undefined,
  key: string,
  style: Style,
): string[] {
  if (office === undefined) return [];
  const { done, refused, toCome, refusals, refusedItems } = office;
  return [
    ...countLines(title, { done, refused, toCome }, OFFICE_LABELS, style),
    ...countLines(WORDS.refusals, refusals, REFUSAL_LABELS, style),
    ...refusedLines(refusedItems, `${key}.refusedItems`, style),
  ];
}
