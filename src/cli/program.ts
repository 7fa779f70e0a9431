import { Command } from 'commander';
import { packageVersion } from '../scenario/package-root.ts';
import { askingCommands } from './ask/ask-commands.ts';
import {
  type ClearingOptions,
  describeClearing,
  describeRegimes,
  describeRun,
  describeSchema,
  describeTemplate,
  describeTest,
  describeValidate,
  type RegimesOptions,
  type RunOptions,
  type SchemaOptions,
  type TemplateOptions,
  type TestOptions,
  type ValidateOptions,
} from './commands.ts';
import { completionCommands } from './completion/completion-commands.ts';
import { describeDoctor } from './doctor/doctor-options.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { describeExplain, type ExplainOptions } from './explain-options.ts';
import { describeExport, type ExportOptions } from './export-options.ts';
import { reportFailure } from './failure.ts';
import { addExample, HELP_COLUMNS, localiseHelp } from './help.ts';
import type { Io } from './io.ts';
import { chooseLanguage } from './language.ts';
import { MESSAGES } from './messages.ts';
import { describeNew, type NewOptions } from './new/new-options.ts';
import { describePage, type PageOptions } from './page-options.ts';
import { describeQuota, type QuotaOptions } from './quota-options.ts';
import { describeReconcile, type ReconcileOptions } from './reconcile-options.ts';
import { describeReport, type ReportOptions } from './report-options.ts';
import { rulesCommands } from './rules-commands.ts';
import { describeServe, type ServeOptions } from './serve/serve-options.ts';
import type { Session } from './session.ts';
import { commonOptions, subcommand } from './subcommand.ts';
import { experimentCommands } from './sweep/experiment-commands.ts';

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
    // `czt help run` is what some people try first.
    const words = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
    await program.parseAsync(words, { from: 'user' });
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
  subcommand(program, 'new', describeNew, session).action(
    async (file: string | undefined, options: NewOptions) => {
      const { newCommand } = await import('./new/new-command.ts');
      await newCommand(file, options, session);
    },
  );
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
  helpingCommands(program, session, endWith);
  return program;
}

function outputTo({ stdout, stderr }: Io) {
  return {
    writeOut: (text: string) => stdout.write(text),
    writeErr: (text: string) => stderr.write(text),
    outputError: () => {},
    getOutHelpWidth: () => HELP_COLUMNS,
    getErrHelpWidth: () => HELP_COLUMNS,
  };
}

/** What helps with the program itself. */
function helpingCommands(
  program: Command,
  session: Session,
  endWith: (exit: ExitCode) => void,
): void {
  subcommand(program, 'doctor', describeDoctor, session).action(async () => {
    const { doctorCommand } = await import('./doctor/doctor-command.ts');
    endWith(await doctorCommand(session));
  });
  completionCommands(program, session);
}

/** What is looked at, tried out and handed on. */
function outputCommands(program: Command, session: Session): void {
  subcommand(program, 'report', describeReport, session).action(
    async (results: readonly string[], options: ReportOptions) => {
      const { reportCommand } = await import('./report-command.ts');
      await reportCommand(results, options, session);
    },
  );
  subcommand(program, 'page', describePage, session).action(
    async (scenarios: readonly string[], options: PageOptions) => {
      const { pageCommand } = await import('./page-command.ts');
      await pageCommand(scenarios, options, session);
    },
  );
  subcommand(program, 'serve', describeServe, session).action(
    async (folder: string | undefined, options: ServeOptions) => {
      const { serveCommand } = await import('./serve/serve-command.ts');
      await serveCommand(folder ?? '.', options, session);
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
