import { z } from 'zod';
import { HEADER_KEYS, scenarioSchema } from './scenario-schema.ts';
import { SCENARIO_WORDS } from './scenario-words.ts';

interface JsonNode {
  [key: string]: unknown;
  properties?: Record<string, JsonNode>;
  required?: string[];
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
    if (key === 'title' || child.properties === undefined) continue;
    delete child.required;
    loosen(child);
  }
}

function describe(node: JsonNode, path: string): void {
  const words = SCENARIO_WORDS[path];
  if (words !== undefined) {
    node['title'] = words.zh;
    node['description'] = `${words.zh} · ${words.en}`;
  }
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    describe(child, path === '' ? key : `${path}.${key}`);
  }
}
