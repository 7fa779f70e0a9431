import type { ExitCode } from '../../src/cli/exit-codes.ts';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/program.ts';

/** What one call of the command line said and how it ended. */
export interface Captured {
  readonly exit: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the command line in this process, in Chinese unless told otherwise. */
export async function czt(
  argv: readonly string[],
  cwd: string = process.cwd(),
  parts: Partial<Io> = {},
): Promise<Captured> {
  let stdout = '';
  let stderr = '';
  const exit = await main(argv, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    cwd,
    onInterrupt: () => () => {},
    ...parts,
  });
  return { exit, stdout, stderr };
}
