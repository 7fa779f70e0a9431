import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { czt } from '../cli/capture.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILES = [
  'scenarios/baseline.yaml',
  'scenarios/worked-examples.yaml',
  'seeds/opening.yaml',
  'seeds/deals/worked-examples.csv',
];

/** The worked examples run as they are and with the business fee at 3 %. */
export interface Variants {
  readonly home: string;
  readonly remove: () => Promise<void>;
}

const FEE = `extends: ./worked-examples.yaml
title: { zh: 试改业务费, en: A higher business fee }
author: test
sources: [none]
changes: [{ zh: 业务费 3%, en: business fee 3 % }]
overrides:
  - { rule: land-reserve-fund-share, from: 2026-01-01, value: 0%, reason: as before }
  - { rule: business-fee-share, from: 2026-01-01, value: 3%, reason: what if it were higher }
`;

/** Runs both into `out/plain` and `out/fee`. */
export async function runVariants(): Promise<Variants> {
  const home = await mkdtemp(join(tmpdir(), 'czt-variants-'));
  await mkdir(join(home, 'scenarios'));
  for (const file of FILES) await cp(join(ROOT, file), join(home, file));
  await writeFile(join(home, 'scenarios', 'fee.yaml'), FEE);
  for (const [id, out] of [
    ['worked-examples', 'plain'],
    ['fee', 'fee'],
  ]) {
    const argv = ['run', `${home}/scenarios/${id}.yaml`, '--out', `out/${out}`, '--quiet'];
    const { exit, stderr } = await czt(argv, home);
    if (exit !== 0) throw new Error(stderr);
  }
  return { home, remove: () => rm(home, { recursive: true, force: true }) };
}
