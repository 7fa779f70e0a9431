import type { Policy } from '../../world/policy.ts';
import { toSharing } from '../scenario-policy.ts';
import { sharingSchema } from '../scenario-schema.ts';
import type { SourceTree } from '../source-tree.ts';
import { baselineProblems } from './baseline-checks.ts';
import { expandPresets } from './preset-expansion.ts';
import type { SharingPreset } from './preset-file.ts';

/**
 * Reads the section `sharing` of a scenario by itself, with the checks it gets as part of the
 * whole; null when anything is wrong with it, which reading the whole will tell.
 *
 * @param tree the section with the scenario's `start` and `end`
 */
export function readSharing(
  tree: SourceTree,
  presets: ReadonlyMap<string, SharingPreset>,
): Pick<Policy, 'sharing' | 'taxSharing'> | null {
  const expansion = expandPresets(tree, presets);
  if (expansion.problems.length > 0) return null;
  const section = sharingSchema.safeParse(expansion.tree.root['sharing']);
  if (!section.success || baselineProblems(expansion.tree).length > 0) return null;
  return toSharing(section.data);
}
