import type { RuleUse } from '../../rules/rule-book.ts';
import { named } from '../explain/label-text.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { clauseLabel, documentLabel } from '../labels/document-label.ts';
import { ENDING_LABELS, OUTCOME_LABELS, REFUSAL_LABELS, RULE_STATUS_LABELS } from '../labels.ts';
import type { BasisRow } from '../legal-basis.ts';
import { RULE_WORDS } from '../rules/rule-words.ts';
import type { Summary } from '../summary.ts';
import { WORDS } from '../terminal/words.ts';
import { type Block, figureCell, heading, plain } from './block.ts';

/** What must be known before relying on the figures. */
export function warningBlocks({ warnings }: Summary): Block[] {
  if (warnings.length === 0) return [];
  return [heading(WORDS.warnings), { kind: 'list', items: warnings }];
}

/** What became of the deals, and why some were refused. */
export function dealBlocks({ deals, refusals }: Summary): Block[] {
  const counts = (
    caption: Block & { kind: 'table' },
    counted: Readonly<Record<string, number>>,
  ): Block[] => (Object.values(counted).some((count) => count !== 0) ? [caption] : []);
  const outcomes: Block & { kind: 'table' } = {
    kind: 'table',
    caption: WORDS.deals,
    head: [WORDS.outcome, { zh: '宗数', en: 'Number' }],
    textColumns: 1,
    rows: Object.entries(deals)
      .filter(([, count]) => count !== 0)
      .map(([id, count]) => [
        plain(named(OUTCOME_LABELS, id)),
        figureCell(formatCount(count), `deals.${id}`),
      ]),
  };
  const refused: Block & { kind: 'table' } = {
    ...outcomes,
    caption: WORDS.refusals,
    head: [
      { zh: '原因', en: 'Reason' },
      { zh: '次数', en: 'Number' },
    ],
    rows: Object.entries(refusals)
      .filter(([, count]) => count !== 0)
      .map(([id, count]) => [
        plain(named(REFUSAL_LABELS, id)),
        figureCell(formatCount(count), `refusals.${id}`),
      ]),
  };
  return [heading(WORDS.deals), ...counts(outcomes, deals), ...counts(refused, refusals)];
}

/** Every rule the run relied on with its document, assumptions first. */
export function basisBlocks(basis: readonly BasisRow[]): Block[] {
  return [
    heading({ zh: '法律依据（假设在先）', en: 'Legal basis, assumptions first' }),
    {
      kind: 'table',
      caption: WORDS.basis,
      head: [
        ...[RULE_WORDS.status, WORDS.rule, RULE_WORDS.document, RULE_WORDS.clause],
        ...[WORDS.choice, WORDS.amount],
      ],
      textColumns: 5,
      rows: basis.map(({ use, moneyFen }) => [
        plain(RULE_STATUS_LABELS[use.status]),
        plain(use.rule.title),
        plain(documentLabel(use.rule.document)),
        plain(clauseLabel(use.rule.clause)),
        plain(choiceOf(use)),
        plain(formatWanYuan(moneyFen)),
      ]),
    },
  ];
}

function choiceOf({ choice, open }: RuleUse) {
  if (choice !== null) return ENDING_LABELS[choice.choice];
  return open ? WORDS.undecided : { zh: '', en: '' };
}
