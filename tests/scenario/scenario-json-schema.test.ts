import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scenarioJsonSchema } from '../../src/scenario/scenario-json-schema.ts';
import { shippedScenario } from './scenario-folder.ts';
import { unconditional } from './unconditional.ts';

interface Node {
  readonly [key: string]: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly title?: string;
  readonly description?: string;
}

const SCHEMA = scenarioJsonSchema() as Node & { readonly $defs: Readonly<Record<string, Node>> };

const { if: condition, then: consequence } = SCHEMA;
const {
  if: isPreset,
  then: ofPreset,
  else: ofKind,
  dependentRequired,
} = SCHEMA.$defs['SharingRule']!;
const readable = unconditional(SCHEMA) as Parameters<typeof z.fromJSONSchema>[0];
const reader = z.fromJSONSchema(readable);

describe('the JSON Schema of a scenario', () => {
  it.each(['baseline', 'sharing-waterfall', 'transfer-pooled'])('accepts %s', async (name) => {
    const checked = reader.safeParse(parse(await shippedScenario(name)));
    expect(checked.error?.issues ?? []).toEqual([]);
  });

  it.each([
    ['an unknown key', { sead: 1 }],
    ['a wrong choice', { negativeBase: 'forget' }],
    ['a wrong type', { seed: 'many' }],
    ['an unknown role', { sharing: { rule: { fixed: { shares: { buyer: '100%' } } } } }],
    ['an unknown kind of rule', { sharing: { rule: { fixd: {} } } }],
  ])('refuses %s', async (_, change) => {
    const baseline = parse(await shippedScenario('baseline')) as Record<string, unknown>;
    expect(reader.safeParse({ ...baseline, ...change }).success).toBe(false);
  });

  it('asks of every file a header, and of one that extends nothing also the rest', () => {
    expect(SCHEMA['required']).toEqual(['title', 'author', 'sources', 'changes']);
    expect(condition).toEqual({ not: { required: ['extends'] } });
    expect(consequence).toEqual({
      required: [
        'start',
        'end',
        'seed',
        'deals',
        'opening',
        'sharing',
        'greenHeart',
        'transfer',
        'quota',
        'reclamationFee',
        'benchmarkFloor',
        'negativeBase',
      ],
    });
  });

  it('lets a rule name one kind, or a preset with its parameters', () => {
    expect(isPreset).toEqual({ required: ['preset'] });
    expect(ofPreset).toEqual({ propertyNames: { enum: ['preset', 'parameters'] } });
    expect(ofKind).toEqual({ maxProperties: 1 });
    expect(dependentRequired).toEqual({ parameters: ['preset'] });
    expect(SCHEMA.$defs['SharingRule']!['minProperties']).toBe(1);
  });

  it('explains every key of the top and every kind of rule in both languages', () => {
    const explained = [
      ...Object.values(SCHEMA.properties ?? {}),
      ...Object.values(SCHEMA.$defs['SharingRule']!.properties ?? {}),
    ];
    expect(explained.length).toBeGreaterThan(20);
    for (const node of explained) {
      expect(node.title).toMatch(/\p{Script=Han}/u);
      expect(node.description).toMatch(/ · [A-Z]/);
    }
  });
});
