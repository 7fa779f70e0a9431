import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { caseText } from '../../src/report/cases/case-text.ts';
import { makeCaseFolder, runText, shippedCase } from '../cases/case-folder.ts';

const CASE = 'shared-across-cities.yaml';
const root = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const text = await shippedCase(CASE);
const folder = await makeCaseFolder();
afterAll(() => folder.remove());

/** Blocks between fences, by what stands behind the opening one. */
function blocks(readme: string, kind: string): string[] {
  const fenced = /^```(\w*)\n(.*?)^```$/gms;
  return [...readme.matchAll(fenced)].flatMap(([, named, block]) => (named === kind ? block! : []));
}

describe('the case of the READMEs', () => {
  it.each([
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh'],
  ] as const)('%s shows the case as it ships, and how it fails', async (name, language) => {
    const readme = readFileSync(root(name), 'utf8');
    const shown = blocks(readme, 'yaml').filter((block) => block.includes('X-1'));
    expect(shown).toHaveLength(1);
    expect(text).toContain(shown[0]);
    const wrong = text.replace('shareWanYuan: 328.161 }', 'shareWanYuan: 328.161001 }');
    const [failed] = await runText(folder, wrong);
    const said = caseText([failed!], { language, colour: false });
    expect(blocks(readme, '')).toContain(said.replace('case.yaml', `scenarios/cases/${CASE}`));
  });
});
