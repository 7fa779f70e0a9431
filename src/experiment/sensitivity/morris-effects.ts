import type { MorrisDesign } from '../design/morris.ts';
import { type BootstrapOptions, bootstrap } from './bootstrap.ts';
import { type Estimate, judgeSample, type SampleVerdict } from './estimate.ts';

/** How one dimension moves an outcome, over its elementary effects. */
export interface MorrisEffect {
  readonly name: string;
  /** Mean size of the effect of crossing the whole range. */
  readonly muStar: Estimate;
  /** Mean effect, signs kept. */
  readonly mu: number;
  /** Standard deviation: large where the effect depends on where, or on other dimensions. */
  readonly sigma: number;
  /** Effects that could be measured. */
  readonly effects: number;
}

/** A screening of one outcome. */
export interface MorrisAnalysis {
  /** In the order of the dimensions; one without any measured effect is left out. */
  readonly effects: readonly MorrisEffect[];
  /** Rows without an outcome; an effect that needs one is left out. */
  readonly missing: readonly number[];
  /** In trajectories; the goal is a tenth of the largest effect. */
  readonly verdict: SampleVerdict;
}

const GOAL = 0.1;

/**
 * Elementary effects (M. D. Morris, Technometrics 33 (1991), 161–174), with μ* of
 * F. Campolongo, J. Cariboni and A. Saltelli, Environmental Modelling & Software 22 (2007),
 * 1509–1518.
 *
 * @param outcomes of the rows of the design, in order; null where a row failed
 */
export function morrisEffects(
  names: readonly string[],
  design: MorrisDesign,
  outcomes: readonly (number | null)[],
  options: BootstrapOptions,
): MorrisAnalysis {
  const found: number[][] = names.map(() => []);
  const rows = names.length + 1;
  for (let t = 0; t < design.trajectories; t += 1) {
    for (const [k, { dimension, by }] of design.stepsOf(t).entries()) {
      const [from, to] = [outcomes[t * rows + k], outcomes[t * rows + k + 1]];
      if (from != null && to != null) found[dimension]!.push((to - from) / by);
    }
  }
  const measured = names.flatMap((name, i) =>
    found[i]!.length === 0 ? [] : [effectOf(name, found[i]!, options)],
  );
  const largest = Math.max(0, ...measured.map(({ muStar }) => muStar.value));
  const fewest = Math.min(...found.map(({ length }) => length));
  return {
    effects: measured,
    missing: outcomes.flatMap((outcome, row) => (outcome === null ? [row] : [])),
    verdict: judgeSample(
      measured.map(({ muStar }) => relative(muStar, largest)),
      fewest,
      GOAL,
    ),
  };
}

function effectOf(name: string, effects: readonly number[], options: BootstrapOptions) {
  const n = effects.length;
  const mu = effects.reduce((sum, effect) => sum + effect, 0) / n;
  const squares = effects.reduce((sum, effect) => sum + (effect - mu) ** 2, 0);
  const meanSize = (times: Uint32Array) => [
    effects.reduce((sum, effect, i) => sum + times[i]! * Math.abs(effect), 0) / n,
  ];
  const once = meanSize(new Uint32Array(n).fill(1));
  const [muStar] = bootstrap(n, once, meanSize, options);
  return { name, muStar: muStar!, mu, sigma: n > 1 ? Math.sqrt(squares / (n - 1)) : 0, effects: n };
}

function relative({ value, low, high }: Estimate, to: number): Estimate {
  const by = to === 0 ? 1 : to;
  return { value: value / by, low: low / by, high: high / by };
}
