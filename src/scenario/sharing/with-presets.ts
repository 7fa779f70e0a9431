import type { SourceTree } from '../source-tree.ts';
import { type Expansion, expandPresets, namesPreset } from './preset-expansion.ts';
import { loadSharingPresets } from './preset-file.ts';

/**
 * A scenario with its sharing presets put in their places; they are read only where one is named.
 *
 * @throws InputError when a preset of the engine is damaged.
 */
export async function withPresets(tree: SourceTree): Promise<Expansion> {
  return expandPresets(tree, namesPreset(tree) ? await loadSharingPresets() : new Map());
}
