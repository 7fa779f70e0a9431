#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { openAnswers } from './answers.ts';
import { main } from './program.ts';

// A reader that stops early (`czt … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  onInterrupt: (action) => {
    process.once('SIGINT', action);
    return () => process.off('SIGINT', action);
  },
  answers: () => openAnswers(process.stdin, process.stderr),
  ...(process.stdin.isTTY && process.stderr.isTTY ? { confirm } : {}),
});

async function confirm(question: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|yes|是|好)$/i.test((await asking.question(question)).trim());
  } finally {
    asking.close();
  }
}
