import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Label, RuleStatus } from '../../rules/rule.ts';
import type { Fen } from '../../units/fen.ts';
import { byCodeUnit } from '../../units/order.ts';
import { InputError } from '../input-error.ts';
import { choice, labelLeaf, strictMap, textLeaf, wanYuanLeaf } from '../leaf-schema.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { schemaProblems } from '../schema-problem.ts';
import type { SourceFile, SourceValue } from '../source-tree.ts';
import { readTextFile } from '../text-file.ts';
import { readYamlSource } from '../yaml-source.ts';
import { role } from './roles-schema.ts';

/** What a preset leaves open. */
export interface PresetParameter {
  readonly title: Label;
  /** The least amount for which the precedent applies at all; null: any. */
  readonly atLeastFen: Fen | null;
}

/** A sharing rule somebody else has used, with where it comes from. */
export interface SharingPreset {
  readonly id: string;
  readonly title: Label;
  readonly document: string;
  readonly status: RuleStatus;
  readonly note: Label;
  /** Who plays which part in the precedent. */
  readonly roles: ReadonlyMap<string, Label>;
  readonly parameters: ReadonlyMap<string, PresetParameter>;
  /** The rule as a scenario states it; `{ parameter: name }` stands for what is left open. */
  readonly rule: SourceValue;
  readonly file: SourceFile;
}

const presetSchema = strictMap({
  id: textLeaf,
  title: labelLeaf,
  document: textLeaf,
  status: choice(['verified', 'memory', 'derived', 'assumption']),
  note: labelLeaf,
  roles: z.partialRecord(role, labelLeaf),
  parameters: z.record(
    z.string(),
    strictMap({ title: labelLeaf, atLeastWanYuan: wanYuanLeaf.optional() }),
  ),
  rule: z.custom<SourceValue>((value) => typeof value === 'object' && value !== null),
});

const FOLDER = join(PACKAGE_ROOT, 'seeds', 'sharing-presets');
const EXTENSION = '.yaml';

/**
 * The presets that come with the engine, by id.
 *
 * @throws InputError when one of them is damaged.
 */
export async function loadSharingPresets(
  folder = FOLDER,
): Promise<ReadonlyMap<string, SharingPreset>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(EXTENSION));
  const presets = await Promise.all(
    names.sort(byCodeUnit).map((name) => readPreset(join(folder, name), name)),
  );
  return new Map(presets.map((preset) => [preset.id, preset]));
}

async function readPreset(path: string, name: string): Promise<SharingPreset> {
  const file = await readTextFile(path, `seeds/sharing-presets/${name}`);
  const tree = readYamlSource(file);
  const read = presetSchema.safeParse(tree.root);
  if (!read.success) throw new InputError(schemaProblems(tree, read.error.issues));
  const { roles, parameters, ...preset } = read.data;
  return {
    ...preset,
    roles: new Map(Object.entries(roles)),
    parameters: new Map(
      Object.entries(parameters).map(([key, { title, atLeastWanYuan }]) => [
        key,
        { title, atLeastFen: atLeastWanYuan ?? null },
      ]),
    ),
    file: { name: file.name, path, sha256: file.sha256 },
  };
}
