import { beforeAll, describe, expect, it } from 'vitest';
import { partyRows } from '../../src/report/document/parties.ts';
import type { Positions } from '../../src/report/positions.ts';
import { PageEngine } from '../../src/report/what-if/page-engine.ts';
import type { Control, Edits } from '../../src/report/what-if/page-model.ts';
import { carried, prepared } from './carried.ts';

const FEW_DEALS = ['regime-corrected', 'worked-examples'];
const FIRMS = 'enclave-park';

let engine: PageEngine;

beforeAll(async () => {
  const whole = await carried(await Promise.all([...FEW_DEALS, FIRMS, 'baseline'].map(prepared)));
  engine = new PageEngine(whole);
});

/** The figures that are shown of everybody, with cooperation and without. */
function shown(positions: Positions) {
  return partyRows(positions).map(({ path, summary, alone }) => [path, summary.total, alone.total]);
}

/** The first answer and the run's, as far as the first goes. */
function both(id: string, edits: Edits) {
  const first = engine.first(id, edits);
  const { outcome } = engine.compute(id, edits);
  return {
    first: first?.ok ? shown(first.positions) : first,
    whole: outcome.ok ? shown(outcome.summary) : outcome,
  };
}

/** A place of a control that is not where it stands. */
function elsewhere(control: Control): string {
  const values =
    control.kind === 'number'
      ? [control.id.startsWith('share-') ? control.least : control.most, control.least]
      : control.options.map(({ value }) => value);
  return values.find((value) => value !== control.standing)!;
}

describe('the first answer of the page', () => {
  it.each(FEW_DEALS)('has the figures of the run, to the fen, for every control of %s', (id) => {
    const controls = engine.controls(id);
    let unanswered = 0;
    for (const control of controls) {
      const edits = { [control.id]: elsewhere(control) };
      const { first, whole } = both(id, edits);
      if (first === null) unanswered += 1;
      else expect([edits, first]).toEqual([edits, whole]);
    }
    expect(unanswered).toBeLessThan(controls.length / 4);
  });

  it('has them for a five-year run with several things moved at once', () => {
    const edits = { 'share-listing': '13', 'green-heart-levy': '5', transfer: 'T-C' };
    for (const some of [{}, edits]) {
      const { first, whole } = both('baseline', some);
      expect(first).toEqual(whole);
    }
    expect(both('baseline', edits).first).not.toEqual(both('baseline', {}).first);
  });

  it('refuses what the run refuses, in the same words', () => {
    const { first, whole } = both('baseline', { 'share-listing': '95' });
    expect(first).toMatchObject({ ok: false });
    expect(first).toEqual(whole);
  });

  it('is left to the run where columns do not know the scenario', () => {
    expect(engine.first(FIRMS, {})).toBeNull();
  });
});
