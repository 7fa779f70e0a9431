import { z } from 'zod';
import { HEADER_KEYS, scenarioSchema } from './scenario-schema.ts';
import { SCENARIO_WORDS } from './scenario-words.ts';

interface JsonNode {
  [key: string]: unknown;
  properties?: Record<string, JsonNode>;
  required?: string[];
  anyOf?: JsonNode[];
}

/**
 * JSON Schema (draft 2020-12) of a scenario file as written, for completion in editors. A
 * scenario that extends another may leave out any key but its header.
 */
export function scenarioJsonSchema(): object {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input' }) as JsonNode & {
    $defs: Record<string, JsonNode>;
  };
  const header = new Set<string>(HEADER_KEYS);
  const required = schema.required ?? [];
  loosen(schema);
  describe(schema, '');
  const rule = schema.$defs['SharingRule']!;
  describe(rule, 'SharingRule');
  return {
    ...schema,
    $defs: { ...schema.$defs, SharingRule: { ...rule, ...ONE_KIND } },
    required: required.filter((key) => header.has(key)),
    if: { not: { required: ['extends'] } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: required.filter((key) => !header.has(key)) },
  };
}

/** A rule names one kind; only a preset has a second key, its parameters. */
const ONE_KIND = {
  minProperties: 1,
  dependentRequired: { parameters: ['preset'] },
  if: { required: ['preset'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { propertyNames: { enum: ['preset', 'parameters'] } },
  else: { maxProperties: 1 },
};

/** Maps that a base can complete: none of their keys is required of one file alone. */
function loosen(node: JsonNode): void {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const map = mapOf(child);
    if (key === 'title' || map.properties === undefined) continue;
    delete map.required;
    loosen(map);
  }
}

/** The map of a key that may hold one or null, as `market` and `market.award.bundle` do. */
function mapOf(node: JsonNode): JsonNode {
  const [map, nothing, ...more] = node.anyOf ?? [];
  const isNullable = map !== undefined && nothing?.['type'] === 'null' && more.length === 0;
  return isNullable ? map : node;
}

function describe(node: JsonNode, path: string): void {
  const words = SCENARIO_WORDS[path];
  if (words !== undefined) {
    node['title'] = words.zh;
    node['description'] = `${words.zh} · ${words.en}`;
  }
  for (const [key, child] of Object.entries(mapOf(node).properties ?? {})) {
    describe(child, path === '' ? key : `${path}.${key}`);
  }
}
