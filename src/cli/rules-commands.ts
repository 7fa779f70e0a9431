import type { Command } from 'commander';
import {
  describeRules,
  describeRulesCoverage,
  describeRulesDiff,
  describeRulesLevers,
  describeRulesList,
  describeRulesPage,
  describeRulesShow,
  type RulesDiffOptions,
  type RulesListOptions,
  type RulesPageOptions,
} from './commands.ts';
import type { Session } from './session.ts';
import { subcommand } from './subcommand.ts';

/** What shows the register of rules. */
export function rulesCommands(program: Command, session: Session): void {
  const rules = subcommand(program, 'rules', describeRules, session);
  const load = () => import('./rules-command.ts');
  subcommand(rules, 'list', describeRulesList, session).action(async (options: RulesListOptions) =>
    (await load()).rulesList(options, session),
  );
  subcommand(rules, 'show', describeRulesShow, session).action(async (id: string) =>
    (await load()).rulesShow(id, session),
  );
  subcommand(rules, 'diff', describeRulesDiff, session).action(async (options: RulesDiffOptions) =>
    (await load()).rulesDiff(options, session),
  );
  subcommand(rules, 'coverage', describeRulesCoverage, session).action(async () =>
    (await load()).rulesCoverage(session),
  );
  subcommand(rules, 'levers', describeRulesLevers, session).action(async () =>
    (await load()).rulesLevers(session),
  );
  subcommand(rules, 'page', describeRulesPage, session).action(async (options: RulesPageOptions) =>
    (await load()).rulesPage(options, session),
  );
}
