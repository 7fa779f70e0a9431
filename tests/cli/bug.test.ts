import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RuleGapError } from '../../src/rules/rule-book.ts';
import { isoDay } from '../../src/units/day.ts';
import { InvariantError } from '../../src/units/invariant.ts';
import { czt } from './capture.ts';
import { makeInputs, SCENARIO } from './inputs.ts';

const engine = vi.hoisted(() => ({ run: vi.fn() }));
vi.mock('../../src/engine/run.ts', () => engine);

let home = '';

beforeEach(async () => {
  home = await makeInputs();
});

afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

function run() {
  return czt(['run', SCENARIO, '--deals', 'good.csv', '--json'], home);
}

async function made(): Promise<string[]> {
  return (await readdir(home)).filter((name) => !name.endsWith('.csv'));
}

describe('a bug in the engine', () => {
  it('ends with 4 and leaves only a report to send', async () => {
    engine.run.mockImplementation(() => {
      throw new InvariantError('M1.amount', { amount: 12n });
    });
    const { exit, stdout, stderr } = await run();
    expect(exit).toBe(4);
    const [report, ...others] = await made();
    expect(others).toEqual([]);
    expect(report).toMatch(/^czt-invariant-[0-9a-f]{8}\.json$/);
    expect(stderr).toContain(report);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'bug', exit: 4 } });
    const content = JSON.parse(await readFile(join(home, report!), 'utf8'));
    expect(content).toMatchObject({
      engine: 'czt-land',
      version: '0.1.0',
      code: 'M1.amount',
      details: { amount: '12' },
    });
    expect(content.inputs.map((input: { role: string }) => input.role)).toContain('deals');
    expect(JSON.stringify(content)).not.toContain(process.cwd());
  });

  it('is reported for any other error too', async () => {
    engine.run.mockImplementation(() => {
      throw new TypeError('x is not a function');
    });
    expect((await run()).exit).toBe(4);
    const [report] = await made();
    const content = JSON.parse(await readFile(join(home, report!), 'utf8'));
    expect(content).toMatchObject({
      code: 'unexpected',
      details: { message: 'x is not a function' },
    });
  });
});

describe('a gap in the rules', () => {
  it('is bad input: the scenario asks for a day or key without a value', async () => {
    engine.run.mockImplementation(() => {
      throw new RuleGapError('deed-tax-rate', 'x', isoDay('1990-01-01'));
    });
    const { exit, stderr } = await run();
    expect(exit).toBe(2);
    expect(stderr).toContain('deed-tax-rate[x]');
    expect(stderr).toContain('1990-01-01');
    expect(await made()).toEqual([]);
  });
});
