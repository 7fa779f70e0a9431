import type { Lever } from '../../rules/lever.ts';
import { figureOf } from '../../rules/rule-history.ts';
import { RULE_STATUS_LABELS } from '../labels.ts';
import type { Style } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import { RULE_WORDS } from './rule-words.ts';
import { withUnit } from './written.ts';

/** Every lever: what it moves, between which figures or words, where it stands by itself. */
export function leverListLines(levers: readonly Lever[], style: Style): string[] {
  const { say, name } = style;
  const { code, lever, title, range, standard } = RULE_WORDS;
  return tableLines({
    head: [code, lever, title, range, standard].map(say),
    rows: levers.map((each) => [
      each.code,
      each.id,
      `${say(each.title)}\n→ ${movedBy(each, style)}`,
      bounds(each, style),
      `${say(each.standard)} (${name(RULE_STATUS_LABELS, each.status)})`,
    ]),
    textColumns: 5,
    widest: { 2: 37, 3: 19, 4: 19 },
  });
}

function movedBy({ target }: Lever, { say }: Style): string {
  if (target.kind === 'rule') return figureOf(target.rule, target.key ?? '');
  return target.kind === 'path' ? target.path.join('.') : say(RULE_WORDS.nothing);
}

function bounds({ range, options }: Lever, { language }: Style): string {
  if (options !== null) return options.join(' | ');
  return range === null ? '' : `${range.least}–${withUnit(range.most, range.unit, language)}`;
}
