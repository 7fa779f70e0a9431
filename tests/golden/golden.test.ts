import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectationOf } from './expectation.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const ids = readdirSync(SCENARIOS)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

/** Set to write the expectations anew after a change that is meant to move figures. */
const UPDATE = process.env['CZT_UPDATE_GOLDEN'] === '1';

describe('golden scenarios', () => {
  it('there are at least three', () => {
    expect(ids.length).toBeGreaterThanOrEqual(3);
  });

  it.each(ids)('%s ends where its expectation says, to the fen and to the byte', async (id) => {
    const found = `${JSON.stringify(await expectationOf(`${SCENARIOS}${id}.yaml`), null, 2)}\n`;
    const file = `${SCENARIOS}${id}.expected.json`;
    if (UPDATE) writeFileSync(file, found);
    expect(JSON.parse(found)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
