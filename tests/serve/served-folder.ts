import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { czt } from '../cli/capture.ts';

/** A file name that means something to HTML, a query and a shell. */
export const ODD_NAME = 'scenarios/<b>"a&b=1#🙂.yaml';

/** A folder with scenarios good and faulty, a run, and things that are none of them. */
export async function servedFolder(): Promise<{ root: string; remove: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'czt-serve-'));
  const root = join(home, 'work');
  await mkdir(join(root, 'scenarios'), { recursive: true });
  for (const name of ['baseline', 'worked-examples']) {
    await cp(resolve(`scenarios/${name}.yaml`), join(root, 'scenarios', `${name}.yaml`));
  }
  const seeds = ['opening.yaml', 'deals/baseline.csv', 'deals/worked-examples.csv'];
  for (const name of seeds) await cp(resolve('seeds', name), join(root, 'seeds', name));
  await cp(resolve('scenarios/worked-examples.yaml'), join(root, ODD_NAME));
  await writeFile(join(root, 'scenarios/faulty.yaml'), 'title: 3\nchanges: []\nseed: <i>\n');
  await writeFile(join(root, 'scenarios/study.yaml'), 'title: x\nchanges: []\nscenario: a.yaml\n');
  await mkdir(join(root, '.hidden'));
  await cp(resolve('scenarios/baseline.yaml'), join(root, '.hidden/baseline.yaml'));
  await writeFile(join(home, 'outside.yaml'), 'title: {}\nchanges: []\n');
  await symlink(join(home, 'outside.yaml'), join(root, 'scenarios/link.yaml'));
  const scenario = join(root, 'scenarios/worked-examples.yaml');
  const made = await czt(['run', scenario, '--out', 'out/examples', '--quiet'], root);
  if (made.exit !== 0) throw new Error(made.stderr);
  return { root, remove: () => rm(home, { recursive: true, force: true }) };
}
