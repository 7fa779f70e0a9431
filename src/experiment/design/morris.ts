import { stream } from '../../behaviour/stream.ts';
import { byCodeUnit } from '../../units/order.ts';
import type { Design, DrawnDimensions } from './design.ts';

/** A step of a trajectory: which dimension moves, and by how much of its range. */
export interface MorrisStep {
  readonly dimension: number;
  /** +Δ or −Δ, with Δ = levels ÷ (2 (levels − 1)). */
  readonly by: number;
}

export interface MorrisDesign extends Design {
  readonly trajectories: number;
  /** The steps of a trajectory, in order; step k leads from its row k to its row k + 1. */
  readonly stepsOf: (trajectory: number) => readonly MorrisStep[];
}

/** Counted in grid levels, so that a step up and a step down meet the same number. */
interface Walk {
  readonly start: readonly number[];
  readonly steps: readonly MorrisStep[];
}

/**
 * Trajectories for screening (M. D. Morris, Technometrics 33 (1991), 161–174): each starts on a
 * random point of a grid and moves one dimension at a time by Δ, every dimension once.
 *
 * @param levels of the grid, an even number
 */
export function morrisDesign(
  trajectories: number,
  levels: number,
  drawn: DrawnDimensions,
): MorrisDesign {
  const rows = drawn.names.length + 1;
  const walks = Array.from({ length: trajectories }, (_, t) => drawWalk(t, levels, drawn));
  return {
    size: trajectories * rows,
    trajectories,
    stepsOf: (trajectory) => walks[trajectory]!.steps,
    pointAt: (index) => {
      const { start, steps } = walks[Math.floor(index / rows)]!;
      const point = [...start];
      for (const { dimension, by } of steps.slice(0, index % rows)) {
        point[dimension] = start[dimension]! + Math.sign(by) * (levels / 2);
      }
      return point.map((level) => level / (levels - 1));
    },
  };
}

function drawWalk(trajectory: number, levels: number, { seed, names }: DrawnDimensions): Walk {
  const half = levels / 2;
  const delta = half / (levels - 1);
  const drawn = names.map((entity, dimension) => {
    const from = stream({ seed, replicate: trajectory, entity, purpose: 'design/morris' });
    const low = from.int(0, half - 1);
    const up = from.int(0, 1) === 1;
    // The order of moves is that of a draw by name: another dimension slips in between.
    const rank = from.int(0, 0x7fff_ffff);
    return { start: up ? low : low + half, step: { dimension, by: up ? delta : -delta }, rank };
  });
  const inOrder = [...drawn].sort(
    (a, b) => a.rank - b.rank || byCodeUnit(names[a.step.dimension]!, names[b.step.dimension]!),
  );
  return { start: drawn.map(({ start }) => start), steps: inOrder.map(({ step }) => step) };
}
