import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.ts';

const BIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

function exitOf(
  ...argv: string[]
): Promise<{ readonly exit: number | null; readonly out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', BIN, ...argv], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, out }));
  });
}

describe('the process', () => {
  it('prints the version and ends with 0', async () => {
    expect(await exitOf('--version')).toEqual({ exit: 0, out: '0.1.0\n' });
  });

  it('hands the exit code on', async () => {
    expect(await exitOf('run', 'no-such-scenario.yaml')).toEqual({ exit: 2, out: '' });
  });
});

describe('the library', () => {
  it('offers a run from scenario to files', () => {
    for (const name of ['prepareRun', 'run', 'withoutCooperation', 'summarise', 'runFiles']) {
      expect(library).toHaveProperty(name, expect.any(Function));
    }
    expect(library.labels.PARTY_LABELS.changsha.zh).toBe('长沙');
  });
});
