import type { Command } from 'commander';
import type { QuotaLedger } from '../quota/lot.ts';
import { MODELLED, RULE_TOPICS } from '../rules/rule.ts';
import { RULE_STATUSES } from '../rules/rule-status.ts';
import type { Day } from '../units/day.ts';
import type { Ratio } from '../units/ratio.ts';
import type { City } from '../world/party.ts';
import { MARKET_LEDGERS } from '../world/quota-market.ts';
import { addExample } from './help.ts';
import { MESSAGES } from './messages.ts';
import type { Session } from './session.ts';
import {
  offering,
  oneOf,
  parseCoalition,
  parseDayOption,
  parseLedger,
  parseSeed,
  parseShare,
  parseYear,
} from './usage-error.ts';

/** Options of `czt run`, as parsed. */
export interface RunOptions {
  readonly deals?: string;
  readonly sheet?: string;
  readonly out?: string;
  readonly seed?: number;
  readonly coalition?: readonly City[];
  readonly strict?: boolean;
}

/** Adds the options and help of `czt run` to its command. */
export function describeRun(command: Command, session: Session): void {
  const { language } = session;
  command
    .description(MESSAGES.run[language])
    .argument('<scenario.yaml>', MESSAGES.scenario[language])
    .option('--deals <FILE>', MESSAGES.deals[language])
    .option('--sheet <NAME>', MESSAGES.sheet[language])
    .option('--out <DIR>', MESSAGES.out[language])
    .option('--seed <N>', MESSAGES.seed[language], (text) => parseSeed(text, language))
    .option('--coalition <CITIES>', MESSAGES.coalition[language], (text) =>
      parseCoalition(text, language),
    )
    .option('--strict', MESSAGES.strict[language]);
  addExample(command, 'czt run scenarios/baseline.yaml --out out/baseline', language);
}

/** Options of `czt validate`, as parsed. */
export interface ValidateOptions {
  readonly deals?: string;
  readonly sheet?: string;
  readonly strict?: boolean;
  readonly marked?: string;
}

/** Adds the options and help of `czt validate` to its command. */
export function describeValidate(command: Command, session: Session): void {
  const { language } = session;
  command
    .description(MESSAGES.validate[language])
    .argument('<scenario.yaml>', MESSAGES.scenario[language])
    .option('--deals <FILE>', MESSAGES.deals[language])
    .option('--sheet <NAME>', MESSAGES.sheet[language])
    .option('--marked <FILE>', MESSAGES.marked[language])
    .option('--strict', MESSAGES.strictRows[language]);
  addExample(command, 'czt validate scenarios/baseline.yaml --deals deals.xlsx', language);
}

/** Options of `czt clearing`, as parsed. */
export interface ClearingOptions {
  readonly deals?: string;
  readonly sheet?: string;
  readonly ledger?: QuotaLedger;
  readonly year?: number;
  readonly supply?: Ratio;
  readonly seed?: number;
  readonly out?: string;
}

/** Adds the options and help of `czt clearing` to its command. */
export function describeClearing(command: Command, session: Session): void {
  const { language } = session;
  command
    .description(MESSAGES.clearing[language])
    .argument('<scenario.yaml>', MESSAGES.scenario[language])
    .option('--deals <FILE>', MESSAGES.deals[language])
    .option('--sheet <NAME>', MESSAGES.sheet[language])
    .option(
      '--ledger <L>',
      MESSAGES.ledger[language],
      offering(MARKET_LEDGERS, (text) => parseLedger(text, language)),
    )
    .option('--supply <SHARE>', MESSAGES.supply[language], (text) => parseShare(text, language))
    .option('--year <YEAR>', MESSAGES.clearingYear[language], (text) => parseYear(text, language))
    .option('--seed <N>', MESSAGES.seed[language], (text) => parseSeed(text, language))
    .option('--out <FILE>', MESSAGES.clearingOut[language]);
  addExample(command, 'czt clearing scenarios/baseline.yaml --ledger L4 --supply 50%', language);
}

/** Options of `czt template`, as parsed. */
export interface TemplateOptions {
  readonly kind?: string;
  readonly out?: string;
}

/** Adds the options and help of `czt template` to its command. */
export function describeTemplate(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.template[language])
    .option(
      '--kind <KIND>',
      MESSAGES.templateKind[language],
      oneOf(['deals', 'statement'], language),
    )
    .option('--out <FILE>', MESSAGES.templateOut[language]);
  addExample(command, 'czt template --out deals.xlsx', language);
}

/** Options of `czt test`, as parsed. */
export interface TestOptions {
  readonly update?: boolean;
  readonly yes?: boolean;
  /** The directory of a run to write a first case from. */
  readonly init?: string;
  readonly deal?: string;
  readonly out?: string;
}

/** Adds the options and help of `czt test` to its command. */
export function describeTest(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.test[language])
    .argument('[cases...]', MESSAGES.cases[language])
    .option('--update', MESSAGES.update[language])
    .option('--yes', MESSAGES.yes[language])
    .option('--init <RUN>', MESSAGES.init[language])
    .option('--deal <ID>', MESSAGES.initDeal[language])
    .option('--out <FILE>', MESSAGES.initOut[language]);
  addExample(command, 'czt test scenarios/cases', language);
}

/** Options of `czt schema`, as parsed. */
export interface SchemaOptions {
  readonly case?: boolean;
}

/** Adds the options and help of `czt schema` to its command. */
export function describeSchema(command: Command, { language }: Session): void {
  command.description(MESSAGES.schema[language]).option('--case', MESSAGES.schemaCase[language]);
  addExample(command, 'czt schema > scenario.schema.json', language);
}

/** Options of `czt rules list`, as parsed. */
export interface RulesListOptions {
  readonly topic?: string;
  readonly status?: string;
  readonly modelled?: string;
}

/** Options of `czt rules diff`, as parsed. */
export interface RulesDiffOptions {
  readonly from: Day;
  readonly to: Day;
}

/** Adds the help of `czt rules` to its command. */
export function describeRules(command: Command, { language }: Session): void {
  command.description(MESSAGES.rules[language]);
  addExample(command, 'czt rules show deed-tax-rate', language);
}

/** Adds the options and help of `czt rules list` to its command. */
export function describeRulesList(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.rulesList[language])
    .option('--topic <TOPIC>', MESSAGES.topic[language], oneOf(RULE_TOPICS, language))
    .option('--status <STATUS>', MESSAGES.status[language], oneOf(RULE_STATUSES, language))
    .option('--modelled <WORD>', MESSAGES.modelled[language], oneOf(MODELLED, language));
  addExample(command, 'czt rules list --topic tax --status assumption', language);
}

/** Adds the help of `czt rules show` to its command. */
export function describeRulesShow(command: Command, { language }: Session): void {
  command.description(MESSAGES.rulesShow[language]).argument('<id>', MESSAGES.ruleId[language]);
  addExample(command, 'czt rules show new-construction-fee', language);
}

/** Adds the options and help of `czt rules diff` to its command. */
export function describeRulesDiff(command: Command, { language }: Session): void {
  const day = (text: string) => parseDayOption(text, language);
  command
    .description(MESSAGES.rulesDiff[language])
    .requiredOption('--from <DAY>', MESSAGES.fromDay[language], day)
    .requiredOption('--to <DAY>', MESSAGES.toDay[language], day);
  addExample(command, 'czt rules diff --from 2021-01-01 --to 2026-01-01', language);
}

/** Adds the help of `czt rules coverage` to its command. */
export function describeRulesCoverage(command: Command, { language }: Session): void {
  command.description(MESSAGES.rulesCoverage[language]);
  addExample(command, 'czt rules coverage --json', language);
}

/** Adds the help of `czt rules levers` to its command. */
export function describeRulesLevers(command: Command, { language }: Session): void {
  command.description(MESSAGES.rulesLevers[language]);
  addExample(command, 'czt rules levers', language);
}

/** Options of `czt rules page`, as parsed. */
export interface RulesPageOptions {
  readonly out?: string;
}

/** Adds the options and help of `czt rules page` to its command. */
export function describeRulesPage(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.rulesPage[language])
    .option('--out <FILE>', MESSAGES.rulesPageOut[language]);
  addExample(command, 'czt rules page --out rules.md', language);
}

/** Options of `czt regimes`, as parsed. */
export interface RegimesOptions {
  readonly strict?: boolean;
  readonly deals?: string;
  readonly sheet?: string;
}

/** Adds the options and help of `czt regimes` to its command. */
export function describeRegimes(command: Command, session: Session): void {
  const { language } = session;
  command
    .description(MESSAGES.regimes[language])
    .argument('<scenario.yaml>', MESSAGES.scenario[language])
    .option('--deals <FILE>', MESSAGES.deals[language])
    .option('--sheet <NAME>', MESSAGES.sheet[language])
    .option('--strict', MESSAGES.strictRegimes[language]);
  addExample(command, 'czt regimes scenarios/regime-home.yaml', language);
}
