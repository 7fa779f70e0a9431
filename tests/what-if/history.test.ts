import { describe, expect, it } from 'vitest';
import {
  chooseScenario,
  endDrag,
  redo,
  replaceVariant,
  setControl,
  startHistory,
  undo,
} from '../../src/web/history.ts';

const START = startHistory({ scenario: 'one', variants: { A: {}, B: {} } });

describe('what was changed on the page', () => {
  it('is taken back and done again, step by step', () => {
    const first = setControl(START, 'A', 'rate', '3');
    const second = setControl(first, 'B', 'rate', '4');
    expect(undo(second).now).toEqual(first.now);
    expect(undo(undo(second)).now).toEqual(START.now);
    expect(redo(redo(undo(undo(second)))).now).toEqual(second.now);
    expect(undo(START)).toEqual(START);
    expect(redo(second)).toEqual(second);
  });

  it('counts one drag as one step, and the next drag as another', () => {
    const drag = ['3', '4', '5'].reduce(
      (history, value) => setControl(history, 'A', 'rate', value, 'A.rate'),
      START,
    );
    expect(drag.past).toHaveLength(1);
    expect(undo(drag).now).toEqual(START.now);
    expect(redo(undo(drag)).now).toEqual(drag.now);
    const next = setControl(endDrag(drag), 'A', 'rate', '6', 'A.rate');
    expect(undo(next).now).toEqual(drag.now);
  });

  it('forgets what was taken back once something else is done', () => {
    const other = setControl(undo(setControl(START, 'A', 'rate', '3')), 'A', 'days', '9');
    expect(redo(other).now.variants.A).toEqual({ days: '9' });
  });

  it('puts a control, a variant or the whole scenario back', () => {
    const moved = setControl(setControl(START, 'A', 'rate', '3'), 'A', 'days', '9');
    expect(setControl(moved, 'A', 'rate', null).now.variants.A).toEqual({ days: '9' });
    expect(replaceVariant(moved, 'A', {}).now).toEqual(START.now);
    expect(replaceVariant(moved, 'B', moved.now.variants.A).now.variants.B).toEqual({
      ...{ rate: '3', days: '9' },
    });
    const chosen = chooseScenario(moved, 'two');
    expect(chosen.now).toEqual({ scenario: 'two', variants: { A: {}, B: {} } });
    expect(undo(chosen).now).toEqual(moved.now);
  });

  it('makes no step of what changes nothing', () => {
    expect(setControl(START, 'A', 'rate', null)).toBe(START);
  });
});
