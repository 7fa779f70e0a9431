import { Command } from 'commander';
import type { Language } from '../report/labels.ts';
import { packageVersion } from '../scenario/package-root.ts';
import {
  describeAttribute,
  describeCompare,
  describeQuery,
  describeSensitivity,
  type QueryOptions,
  type SensitivityOptions,
} from './ask/ask-options.ts';
import { describeFairness, type FairnessOptions } from './ask/fairness-options.ts';
import {
  type ClearingOptions,
  describeClearing,
  describeRegimes,
  describeRules,
  describeRulesCoverage,
  describeRulesDiff,
  describeRulesLevers,
  describeRulesList,
  describeRulesPage,
  describeRulesShow,
  describeRun,
  describeSchema,
  describeTemplate,
  describeTest,
  describeValidate,
  type RegimesOptions,
  type RulesDiffOptions,
  type RulesListOptions,
  type RulesPageOptions,
  type RunOptions,
  type SchemaOptions,
  type TemplateOptions,
  type TestOptions,
  type ValidateOptions,
} from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { describeExplain, type ExplainOptions } from './explain-options.ts';
import { describeExport, type ExportOptions } from './export-options.ts';
import { reportFailure } from './failure.ts';
import { addExample, localiseHelp } from './help.ts';
import type { Io } from './io.ts';
import { chooseLanguage } from './language.ts';
import { MESSAGES } from './messages.ts';
import { describePage, type PageOptions } from './page-options.ts';
import { describeQuota, type QuotaOptions } from './quota-options.ts';
import { describeReconcile, type ReconcileOptions } from './reconcile-options.ts';
import { describeReport, type ReportOptions } from './report-options.ts';
import { describeSearch, type SearchOptions } from './search/search-options.ts';
import type { Session } from './session.ts';
import {
  describeMerge,
  describeSweep,
  type MergeOptions,
  type SweepOptions,
} from './sweep/sweep-options.ts';
import { parseLanguage } from './usage-error.ts';

/**
 * The command line: parses `argv` (without node and script), does what it says and gives the
 * exit code. It touches nothing of the process but what `io` hands it.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const session: Session = {
    io,
    language: chooseLanguage(argv, io.env),
    json: argv.includes('--json'),
    quiet: argv.includes('--quiet'),
    inputs: [],
  };
  try {
    let exit: ExitCode = EXIT.done;
    const program = buildProgram(session, await packageVersion(), (code) => {
      exit = code;
    });
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    return await reportFailure(error, session);
  }
}

function buildProgram(
  session: Session,
  version: string,
  endWith: (exit: ExitCode) => void,
): Command {
  const { io, language } = session;
  const program = new Command('czt');
  // Subcommands copy these settings when they are made, so they come first.
  program.exitOverride();
  program.configureOutput(outputTo(io));
  localiseHelp(program, language);
  program
    .description(MESSAGES.about[language])
    .version(version, '-V, --version', MESSAGES.version[language]);
  commonOptions(program, language);
  addExample(program, 'czt run scenarios/baseline.yaml', language);

  // What a command needs is loaded when it is called, so that help and errors come at once.
  subcommand(program, 'run', describeRun, session).action(
    async (scenario: string, options: RunOptions) => {
      const { runCommand } = await import('./run-command.ts');
      await runCommand(scenario, options, session);
    },
  );
  subcommand(program, 'validate', describeValidate, session).action(
    async (scenario: string, options: ValidateOptions) => {
      const { validateCommand } = await import('./validate-command.ts');
      await validateCommand(scenario, options, session);
    },
  );
  subcommand(program, 'explain', describeExplain, session).action(
    async (directory: string, options: ExplainOptions) => {
      const { explainCommand } = await import('./explain-command.ts');
      await explainCommand(directory, options, session);
    },
  );
  subcommand(program, 'template', describeTemplate, session).action(
    async (options: TemplateOptions) => {
      const { templateCommand } = await import('./template-command.ts');
      await templateCommand(options, session);
    },
  );
  subcommand(program, 'test', describeTest, session).action(
    async (cases: readonly string[], options: TestOptions) => {
      const { testCommand } = await import('./test-command.ts');
      endWith(await testCommand(cases, options, session));
    },
  );
  subcommand(program, 'schema', describeSchema, session).action(async (options: SchemaOptions) => {
    const { schemaCommand } = await import('./schema-command.ts');
    schemaCommand(options, session);
  });
  outputCommands(program, session);
  comparisonCommands(program, session);
  experimentCommands(program, session);
  askingCommands(program, session);
  rulesCommands(program, session);
  return program;
}

function outputTo({ stdout, stderr }: Io) {
  return {
    writeOut: (text: string) => stdout.write(text),
    writeErr: (text: string) => stderr.write(text),
    outputError: () => {},
    getOutHelpWidth: () => 100,
    getErrHelpWidth: () => 100,
  };
}

/** What is looked at, tried out and handed on. */
function outputCommands(program: Command, session: Session): void {
  subcommand(program, 'report', describeReport, session).action(
    async (directory: string, options: ReportOptions) => {
      const { reportCommand } = await import('./report-command.ts');
      await reportCommand(directory, options, session);
    },
  );
  subcommand(program, 'page', describePage, session).action(
    async (scenarios: readonly string[], options: PageOptions) => {
      const { pageCommand } = await import('./page-command.ts');
      await pageCommand(scenarios, options, session);
    },
  );
  subcommand(program, 'export', describeExport, session).action(
    async (directory: string, options: ExportOptions) => {
      const { exportCommand } = await import('./export-command.ts');
      await exportCommand(directory, options, session);
    },
  );
}

/** What sets regimes, treasuries, mechanisms and quota accounts side by side. */
function comparisonCommands(program: Command, session: Session): void {
  subcommand(program, 'regimes', describeRegimes, session).action(
    async (scenario: string, options: RegimesOptions) => {
      const { regimesCommand } = await import('./regimes-command.ts');
      await regimesCommand(scenario, options, session);
    },
  );
  subcommand(program, 'quota', describeQuota, session).action(
    async (directory: string, options: QuotaOptions) => {
      const { quotaCommand } = await import('./quota-command.ts');
      await quotaCommand(directory, options, session);
    },
  );
  subcommand(program, 'reconcile', describeReconcile, session).action(
    async (directory: string, options: ReconcileOptions) => {
      const { reconcileCommand } = await import('./reconcile-command.ts');
      await reconcileCommand(directory, options, session);
    },
  );
  subcommand(program, 'clearing', describeClearing, session).action(
    async (scenario: string, options: ClearingOptions) => {
      const { clearingCommand } = await import('./clearing-command.ts');
      await clearingCommand(scenario, options, session);
    },
  );
}

/** What asks the results, and takes a reform apart. */
function askingCommands(program: Command, session: Session): void {
  subcommand(program, 'query', describeQuery, session).action(
    async (directory: string, sql: string, options: QueryOptions) => {
      const { queryCommand } = await import('./ask/query-command.ts');
      await queryCommand(directory, sql, options, session);
    },
  );
  subcommand(program, 'compare', describeCompare, session).action(
    async (sweeps: readonly string[]) => {
      const { compareCommand } = await import('./ask/compare-command.ts');
      await compareCommand(sweeps, session);
    },
  );
  subcommand(program, 'sensitivity', describeSensitivity, session).action(
    async (sweep: string, options: SensitivityOptions) => {
      const { sensitivityCommand } = await import('./ask/sensitivity-command.ts');
      await sensitivityCommand(sweep, options, session);
    },
  );
  subcommand(program, 'attribute', describeAttribute, session).action(async (scenario: string) => {
    const { attributeCommand } = await import('./ask/attribute-command.ts');
    await attributeCommand(scenario, session);
  });
  subcommand(program, 'fairness', describeFairness, session).action(
    async (scenario: string, options: FairnessOptions) => {
      const { fairnessCommand } = await import('./ask/fairness-command.ts');
      await fairnessCommand(scenario, options, session);
    },
  );
}

/** What runs scenarios by the hundred. */
function experimentCommands(program: Command, session: Session): void {
  subcommand(program, 'sweep', describeSweep, session).action(
    async (study: string, options: SweepOptions) => {
      const { sweepCommand } = await import('./sweep/sweep-command.ts');
      await sweepCommand(study, options, session);
    },
  );
  subcommand(program, 'merge', describeMerge, session).action(
    async (shards: readonly string[], options: MergeOptions) => {
      const { mergeCommand } = await import('./sweep/merge-command.ts');
      await mergeCommand(shards, options, session);
    },
  );
  subcommand(program, 'search', describeSearch, session).action(
    async (study: string, options: SearchOptions) => {
      const { searchCommand } = await import('./search/search-command.ts');
      await searchCommand(study, options, session);
    },
  );
}

function rulesCommands(program: Command, session: Session): void {
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

function subcommand(
  program: Command,
  name: string,
  describe: (command: Command, session: Session) => void,
  session: Session,
): Command {
  const command = program.command(name);
  localiseHelp(command, session.language);
  describe(command, session);
  commonOptions(command, session.language);
  return command;
}

/** Read before parsing already; named here so that they are known and stand in the help. */
function commonOptions(command: Command, language: Language): void {
  command
    .option('--lang <LANG>', MESSAGES.lang[language], (text) => parseLanguage(text, language))
    .option('--json', MESSAGES.json[language])
    .option('--quiet', MESSAGES.quiet[language]);
}
