import type { Command } from 'commander';
import { addExample } from './help.ts';
import { MESSAGES } from './messages.ts';
import type { Session } from './session.ts';
import { parseSeed } from './usage-error.ts';

/** Options of `czt run`, as parsed. */
export interface RunOptions {
  readonly deals?: string;
  readonly sheet?: string;
  readonly out?: string;
  readonly seed?: number;
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
    .option('--strict', MESSAGES.strict[language]);
  addExample(command, 'czt run scenarios/baseline.yaml --out out/baseline', language);
}

/** Options of `czt validate`, as parsed. */
export interface ValidateOptions {
  readonly deals?: string;
  readonly sheet?: string;
  readonly strict?: boolean;
}

/** Adds the options and help of `czt validate` to its command. */
export function describeValidate(command: Command, session: Session): void {
  const { language } = session;
  command
    .description(MESSAGES.validate[language])
    .argument('<scenario.yaml>', MESSAGES.scenario[language])
    .option('--deals <FILE>', MESSAGES.deals[language])
    .option('--sheet <NAME>', MESSAGES.sheet[language])
    .option('--strict', MESSAGES.strictRows[language]);
  addExample(command, 'czt validate scenarios/baseline.yaml --deals deals.xlsx', language);
}

/** Options of `czt template`, as parsed. */
export interface TemplateOptions {
  readonly out?: string;
}

/** Adds the options and help of `czt template` to its command. */
export function describeTemplate(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.template[language])
    .option('--out <FILE>', MESSAGES.templateOut[language]);
  addExample(command, 'czt template --out deals.xlsx', language);
}

/** Adds the help of `czt schema` to its command. */
export function describeSchema(command: Command, { language }: Session): void {
  command.description(MESSAGES.schema[language]);
  addExample(command, 'czt schema > scenario.schema.json', language);
}
