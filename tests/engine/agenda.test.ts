import { describe, expect, it } from 'vitest';
import { Agenda, PHASES, type Phase } from '../../src/engine/agenda.ts';
import { addDays, type Day, isoDay } from '../../src/units/day.ts';
import { codeOf } from '../thrown.ts';

const START = isoDay('2026-01-01');
const END = isoDay('2026-01-05');
const on = (n: number): Day => addDays(START, n);

function opened() {
  const agenda = new Agenda(START, END);
  const log: string[] = [];
  const add = (day: Day, phase: Phase, name: string, then = () => {}) =>
    agenda.add(day, phase, () => {
      log.push(`${day - START} ${phase} ${name}`);
      then();
    });
  return { agenda, log, add };
}

describe('the agenda', () => {
  it('runs days in order, phases in order, first come first served', () => {
    const { agenda, log, add } = opened();
    add(on(2), 'supply', 'a');
    add(on(0), 'transfer', 'b');
    add(on(0), 'listing', 'c');
    add(on(0), 'listing', 'd');
    agenda.run((day) => log.push(`${day - START} end`));
    expect(log).toEqual([
      '0 listing c',
      '0 listing d',
      '0 transfer b',
      '0 end',
      '1 end',
      '2 supply a',
      '2 end',
      '3 end',
      '4 end',
    ]);
  });

  it('takes what a task adds to its own phase or a later one of the day', () => {
    const { agenda, log, add } = opened();
    add(on(1), 'receipt', 'a', () => {
      add(on(1), 'receipt', 'b');
      add(on(1), 'settlement', 'c');
      add(on(3), 'supply', 'd');
    });
    agenda.run(() => {});
    expect(log).toEqual(['1 receipt a', '1 receipt b', '1 settlement c', '3 supply d']);
  });

  it.each<[string, Day, Phase]>([
    ['an earlier phase of the day', on(1), 'contract'],
    ['the day before', on(0), 'transfer'],
  ])('refuses %s', (_, day, phase) => {
    const { agenda, add } = opened();
    let code: string | undefined;
    add(on(1), 'receipt', 'a', () => {
      code = codeOf(() => agenda.add(day, phase, () => {}));
    });
    agenda.run(() => {});
    expect(code).toBe('engine.taskInThePast');
  });

  it('refuses a day before the run, and any more work once a day has ended', () => {
    const { agenda } = opened();
    expect(codeOf(() => agenda.add(on(-1), 'supply', () => {}))).toBe('engine.taskInThePast');
    const codes: unknown[] = [];
    agenda.run((day) => codes.push(codeOf(() => agenda.add(day, 'transfer', () => {}))));
    expect(new Set(codes)).toEqual(new Set(['engine.taskInThePast']));
  });

  it('says when a day lies beyond the end, and never runs it', () => {
    const { agenda, log, add } = opened();
    expect(add(END, 'transfer', 'last')).toBe(true);
    expect(add(addDays(END, 1), 'supply', 'never')).toBe(false);
    agenda.run(() => {});
    expect(log).toEqual(['4 transfer last']);
  });

  it('puts what brings quota first and what moves money on last', () => {
    expect([PHASES[0], PHASES.at(-1)]).toEqual(['supply', 'transfer']);
  });
});
