import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import type { RuleChoice } from '../../rules/rule.ts';
import { groupBy } from '../../units/group.ts';
import { AskedRules } from './asked-rules.ts';
import { toLosslessJson } from './lossless-json.ts';

/** What a run was made from: the rules it never asked for made no difference to it. */
interface Entry {
  readonly base: string;
  /** What the overrides said of each rule it asked for. */
  readonly asked: ReadonlyMap<string, string>;
  readonly result: RunResult;
}

/** Runs, so that what bears on none of what a run asked for does not make it run again. */
export class RunMemory {
  readonly #most: number;
  #entries: readonly Entry[] = [];

  /** @param most how many runs are kept, the last ones used */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * The result of a run, from memory where the same was run before.
   *
   * @param from names the deals, opening books and rules that the input is made from
   * @param choices those the rules of the input were made with
   */
  get(from: string, choices: readonly RuleChoice[], input: RunInput): RunResult {
    const { start, end, policy, chance, faults, market, behaviour } = input;
    const said = { start, end, policy, chance, faults, market, behaviour };
    const base = `${from} ${toLosslessJson(said)}`;
    const overrides = overrideTexts(input);
    const isSame = (entry: Entry) =>
      entry.base === base &&
      [...entry.asked].every(([rule, text]) => (overrides.get(rule) ?? '') === text);
    const known = this.#entries.find(isSame) ?? runAnew(base, choices, input, overrides);
    const others = this.#entries.filter((entry) => entry !== known);
    this.#entries = [known, ...others].slice(0, this.#most);
    return known.result;
  }
}

function runAnew(
  base: string,
  choices: readonly RuleChoice[],
  input: RunInput,
  overrides: ReadonlyMap<string, string>,
): Entry {
  const asked = new Set<string>();
  const result = run({ ...input, rules: new AskedRules(input.rules, choices, asked) });
  const texts = [...asked].map((rule) => [rule, overrides.get(rule) ?? ''] as const);
  return { base, asked: new Map(texts), result };
}

function overrideTexts({ rules }: RunInput): ReadonlyMap<string, string> {
  const byRule = groupBy(rules.overrides(), ({ rule }) => rule);
  return new Map([...byRule].map(([rule, overrides]) => [rule, toLosslessJson(overrides)]));
}
