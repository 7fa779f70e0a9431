import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectationOf } from './expectation.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const EXPECTED = '.expected.json';
/** Held year by year instead, in history.test.ts. */
const HISTORIES = ['market-decades'];
// Scenarios people keep here for themselves have no expectation and are left alone.
const ids = readdirSync(SCENARIOS)
  .filter((name) => name.endsWith(EXPECTED))
  .map((name) => name.slice(0, -EXPECTED.length))
  .filter((id) => !HISTORIES.includes(id));

/** Set to write the expectations anew after a change that is meant to move figures. */
const UPDATE = process.env['CZT_UPDATE_GOLDEN'] === '1';

describe('golden scenarios', () => {
  it('the shipped ones are held to their expectations', () => {
    const shipped = [
      'baseline',
      'city-leaves',
      'collective-opened',
      'enclave-park',
      'faults-all',
      'green-heart-levy',
      'market-baseline',
      'market-bundle',
      'market-downturn',
      'market-response',
      'late-payers',
      'quota-auction',
      'quota-chongqing',
      'quota-open-pool',
      'quota-separate',
      'quota-zhejiang',
      'regime-corrected',
      'regime-home',
      'regime-pooled',
      'sharing-halves',
      'sharing-increment',
      'sharing-quota-supplied',
      'sharing-waterfall',
      'transfer-pooled',
      'worked-examples',
    ];
    expect(ids).toEqual(expect.arrayContaining(shipped));
  });

  it.each(ids)('%s ends where its expectation says, to the fen and to the byte', async (id) => {
    const found = `${JSON.stringify(await expectationOf(`${SCENARIOS}${id}.yaml`), null, 2)}\n`;
    const file = `${SCENARIOS}${id}${EXPECTED}`;
    if (UPDATE) writeFileSync(file, found);
    expect(JSON.parse(found)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});

describe('the transfer regime', () => {
  it.each([
    ['baseline', 'transfer-pooled'],
    ['regime-home', 'regime-corrected'],
    ['regime-home', 'regime-pooled'],
  ])('of %s or %s decides where money waits, never who is entitled to it (M4)', async (...two) => {
    const [one, other] = two.map((id) =>
      JSON.parse(readFileSync(`${SCENARIOS}${id}${EXPECTED}`, 'utf8')),
    );
    expect(other.finalPositionFen).toEqual(one.finalPositionFen);
    expect(other.misplacedFenDays).not.toBe(one.misplacedFenDays);
  });
});
