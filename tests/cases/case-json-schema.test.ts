import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { CALCULATORS } from '../../src/scenario/cases/calculators.ts';
import { caseJsonSchema } from '../../src/scenario/cases/case-json-schema.ts';
import { findCaseFiles } from '../../src/scenario/cases/find-case-files.ts';
import { readTextFile } from '../../src/scenario/text-file.ts';
import { unconditional } from '../scenario/unconditional.ts';
import { SHIPPED_CASES } from './case-folder.ts';

interface Node {
  readonly [key: string]: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
}

const SCHEMA = caseJsonSchema() as Node & { readonly $defs: Readonly<Record<string, Node>> };
const readable = unconditional(SCHEMA) as Parameters<typeof z.fromJSONSchema>[0];
const reader = z.fromJSONSchema(readable);
const paths = await findCaseFiles([SHIPPED_CASES]);

describe('the JSON Schema of a file of cases', () => {
  it.each(paths)('accepts %s', async (path) => {
    const { text } = await readTextFile(path, path);
    const checked = reader.safeParse(parse(text, { schema: 'core' }));
    expect(checked.error?.issues ?? []).toEqual([]);
  });

  it.each([
    ['an unknown key', { title: 'x', expekt: {} }],
    ['no title', { calculate: [] }],
    ['an unknown rule', { title: 'x', calculate: [{ rule: 'tax', given: {}, expect: {} }] }],
    ['an unknown outcome', { title: 'x', expect: { outcomes: [{ outcome: 'sold' }] } }],
    ['cases that are no list', { cases: {} }],
  ])('refuses %s', (_, file) => {
    expect(reader.safeParse(file).success).toBe(false);
  });

  it('explains every key and every rule in both languages', () => {
    const one = SCHEMA.$defs['Case']!;
    const rules = one.properties!['calculate']!.items!.oneOf!;
    expect(rules).toHaveLength(CALCULATORS.length);
    for (const node of [...Object.values(one.properties!), ...rules]) {
      expect(node['title']).toMatch(/\p{Script=Han}/u);
      expect(node['description']).toMatch(/ · /);
    }
  });
});
