import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHELL_SCRIPTS, SHELLS } from '../../src/cli/completion/shell-scripts.ts';
import { czt } from './capture.ts';

const BASH = '/bin/bash';
const SCENARIO = 'title: x\nchanges: []\n';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-tab-'));
  await mkdir(join(folder, 'scenarios'));
  await mkdir(join(folder, 'out/mine'), { recursive: true });
  await mkdir(join(folder, 'out/study'));
  await writeFile(join(folder, 'scenarios/one.yaml'), SCENARIO);
  await writeFile(join(folder, 'scenarios/$(touch bad) 二.yaml'), SCENARIO);
  await writeFile(join(folder, 'scenarios/notes.yaml'), 'a: 1\n');
  await writeFile(join(folder, 'out/mine/manifest.json'), '{\n  "engine": "czt-land"\n}');
  await writeFile(join(folder, 'out/study/manifest.json'), '{}');
  await writeFile(join(folder, 'out/study/plan.json'), '{}');
  await mkdir(join(folder, 'bin'));
  const program = join(folder, 'bin/czt');
  const [tsx, main] = [resolve('node_modules/.bin/tsx'), resolve('src/cli/main.ts')];
  await writeFile(program, `#!/bin/sh\nexec '${tsx}' '${main}' "$@"\n`);
  await chmod(program, 0o755);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is offered at the end of some words: the kind, then the words. */
async function offered(...words: string[]): Promise<string[]> {
  const { exit, stdout, stderr } = await czt(['complete', '--', ...words], folder);
  expect([exit, stderr]).toEqual([0, '']);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0]!);
}

const SCENARIOS = ['files', 'scenarios/$(touch bad) 二.yaml', 'scenarios/one.yaml'];

describe('czt complete offers', () => {
  it('commands and those below them, with what they do in the language', async () => {
    expect(await offered('re')).toEqual(['words', 'report', 'regimes', 'reconcile']);
    expect(await offered('rules', 'l')).toEqual(['words', 'list', 'levers']);
    expect(await offered('')).not.toContain('complete');
    const argv = ['--lang', 'en', 'complete', '--', 'template'];
    expect((await czt(argv, folder)).stdout).toMatch(/^words\ntemplate\twrite an XLSX template/);
  });

  it('options not given yet', async () => {
    expect(await offered('run', 'x.yaml', '--seed', '1', '--s')).toEqual([
      ...['words', '--sheet', '--strict'],
    ]);
    expect(await offered('rules', 'show', '--lang', 'en', '--j')).toEqual(['words', '--json']);
  });

  it.each([
    [
      ['report', '--format', ''],
      ['html', 'md', 'xlsx'],
    ],
    [['report', '--format=x'], ['--format=xlsx']],
    [['report', '--format', '=', 'x'], ['xlsx']],
    [
      ['report', '--format', '='],
      ['html', 'md', 'xlsx'],
    ],
    [
      ['clearing', '--ledger', 'L'],
      ['L1', 'L2', 'L3', 'L4', 'L7'],
    ],
    [['rules', 'list', '--topic', 'ta'], ['tax']],
    [['new', '--sharing', 'wat'], ['waterfall']],
    [['completion', ''], [...SHELLS]],
    [
      ['run', 'x.yaml', '--lang', ''],
      ['zh', 'en'],
    ],
    [['rules', 'show', 'deed-tax-ra'], ['deed-tax-rate']],
    [['run', '--seed', ''], []],
    [['run', 'x.yaml', ''], []],
    [['rules', 'show', '--nothing=', ''], undefined],
  ])('values at %j', async (words, values) => {
    if (values === undefined) expect((await offered(...words)).length).toBeGreaterThan(100);
    else expect(await offered(...words)).toEqual(['words', ...values]);
  });

  it.each([
    [['run', ''], SCENARIOS],
    [
      ['run', 'scenarios/o'],
      ['files', 'scenarios/one.yaml'],
    ],
    [
      ['run', '"scenarios/o'],
      ['files', 'scenarios/one.yaml'],
    ],
    [['run', 'scenarios/$(touch\\ b'], SCENARIOS.slice(0, 2)],
    [
      ['run', `${'./'}scenarios/o`],
      ['files', './scenarios/one.yaml'],
    ],
    [
      ['page', 'a.yaml', 'scenarios/one'],
      ['files', 'scenarios/one.yaml'],
    ],
    [
      ['explain', ''],
      ['files', 'out/mine'],
    ],
    [
      ['explain', 'out/mine', '--against', 'out/'],
      ['files', 'out/mine'],
    ],
    [
      ['compare', 'a', ''],
      ['files', 'out/study'],
    ],
    [
      ['query', ''],
      ['files', 'out/mine', 'out/study'],
    ],
    [['run', 'x.yaml', '--deals', ''], ['files']],
    [['run', 'nowhere/'], ['files']],
  ])('files and folders at %j', async (words, lines) => {
    expect(await offered(...words)).toEqual(lines);
  });
});

describe('czt completion', () => {
  it.each(SHELLS)('prints the script of %s', async (shell) => {
    expect(await czt(['completion', shell])).toEqual({
      ...{ exit: 0, stderr: '', stdout: SHELL_SCRIPTS[shell] },
    });
  });

  it('names the shells there are', async () => {
    const { exit, stderr } = await czt(['completion', 'bsh']);
    expect(exit).toBe(2);
    expect(stderr).toContain('bash、zsh、fish、powershell 之一，最近的是 bash');
  });

  it.skipIf(!existsSync(BASH))('is what bash offers, words taken as they are', async () => {
    const lines = [
      'eval "$(czt completion bash)"',
      'try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _czt',
      `printf '%s|' "\${COMPREPLY[@]}"; }`,
      "try czt run ''; echo",
      'try czt report --format = h; echo',
      "try czt run '$(touch worse)' --la; echo",
    ];
    const { stdout } = await promisify(execFile)(BASH, ['--norc', '-c', lines.join('\n')], {
      cwd: folder,
      env: { PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`, LANG: 'C.UTF-8' },
    });
    expect(stdout.split('\n')).toEqual([
      'scenarios/$(touch bad) 二.yaml|scenarios/one.yaml|',
      ...['html|', '--lang|', ''],
    ]);
    expect(existsSync(join(folder, 'worse')) || existsSync(join(folder, 'bad'))).toBe(false);
  });
});
