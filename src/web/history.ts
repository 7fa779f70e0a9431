import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer';
import type { Shared, Variant } from '../report/what-if/link.ts';

enablePatches();

interface Step {
  /** Steps of one drag of one control are one step. */
  readonly drag: string | null;
  readonly done: readonly Patch[];
  readonly undone: readonly Patch[];
}

/** What is set now, with the steps that led there and those taken back. */
export interface History {
  readonly now: Shared;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export function startHistory(now: Shared): History {
  return { now, past: [], future: [] };
}

/**
 * Sets a control of a variant; null puts it back to where the scenario has it.
 *
 * @param drag joins it to the step before when that has the same name
 */
export function setControl(
  history: History,
  variant: Variant,
  control: string,
  value: string | null,
  drag: string | null = null,
): History {
  return step(history, drag, (draft) => {
    if (value === null) delete draft.variants[variant][control];
    else draft.variants[variant][control] = value;
  });
}

/** Takes everything back to where the scenario has it, or makes one variant like the other. */
export function replaceVariant(
  history: History,
  variant: Variant,
  edits: Readonly<Record<string, string>>,
): History {
  return step(history, null, (draft) => {
    draft.variants[variant] = { ...edits };
  });
}

/** Another scenario, whose controls are others: both variants begin anew. */
export function chooseScenario(history: History, scenario: string): History {
  return step(history, null, (draft) => {
    draft.scenario = scenario;
    draft.variants = { A: {}, B: {} };
  });
}

/** Ends a drag: what comes next is a step of its own. */
export function endDrag(history: History): History {
  const last = history.past.at(-1);
  if (last?.drag == null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, drag: null }] };
}

export function undo({ now, past, future }: History): History {
  const last = past.at(-1);
  if (last === undefined) return { now, past, future };
  return {
    now: applyPatches(now, last.undone),
    past: past.slice(0, -1),
    future: [last, ...future],
  };
}

export function redo({ now, past, future }: History): History {
  const [next, ...rest] = future;
  if (next === undefined) return { now, past, future };
  return { now: applyPatches(now, next.done), past: [...past, next], future: rest };
}

interface Draft {
  scenario: string;
  variants: Record<Variant, Record<string, string>>;
}

function step(history: History, drag: string | null, recipe: (draft: Draft) => void): History {
  const [now, done, undone] = produceWithPatches(history.now as Draft, recipe);
  if (done.length === 0) return history;
  const last = history.past.at(-1);
  if (drag !== null && last?.drag === drag) {
    const joined = { drag, done, undone: last.undone };
    return { now, past: [...history.past.slice(0, -1), joined], future: [] };
  }
  return { now, past: [...history.past, { drag, done, undone }], future: [] };
}
