import type { RunInput } from '../../engine/run-input.ts';
import type { LoadedScenario } from '../../scenario/loaded-scenario.ts';
import type { SharingPreset } from '../../scenario/sharing/preset-file.ts';
import { readSharing } from '../../scenario/sharing/read-sharing.ts';
import type { SourceTree } from '../../scenario/source-tree.ts';
import { CITIES } from '../../world/party.ts';

/** What it takes to lay another section `sharing` over the base scenario of a study. */
export interface SharingBase {
  /** The base scenario as it is run. */
  readonly input: RunInput;
  readonly presets: ReadonlyMap<string, SharingPreset>;
  /** What the checks of the section look at besides. */
  readonly dates: Readonly<Record<'start' | 'end', string>>;
}

/**
 * Whether the section `sharing` of a scenario goes into its policy as it stands: no lever of the
 * scenario writes into it, and nobody stays outside the platform.
 */
export function standsAlone({ levers, coalition }: LoadedScenario): boolean {
  const written = levers.some(
    ({ lever: { target } }) => target.kind === 'path' && target.path[0] === 'sharing',
  );
  return !written && coalition.length === CITIES.length;
}

/**
 * The input of the base scenario under an overlay that writes the section `sharing` only: just
 * this section is read. Null where more is written or the section cannot be used: then the whole
 * scenario has to be read, with what it says of it.
 */
export function sharingInput(
  { input, presets, dates }: SharingBase,
  { root, places }: SourceTree,
): RunInput | null {
  const { sharing } = root;
  if (sharing === undefined || Object.keys(root).length > 1) return null;
  const read = readSharing({ root: { ...dates, sharing }, places }, presets);
  return read === null ? null : { ...input, policy: { ...input.policy, ...read } };
}
