import { z } from 'zod';
import type { Label } from '../../rules/rule.ts';
import { DEAL_FIELDS } from '../deals/column-spec.ts';
import { columnOf } from '../deals/columns.ts';
import { scenarioJsonSchema } from '../scenario-json-schema.ts';
import { CALCULATORS } from './calculators.ts';
import { caseListSchema, caseSchema, SCENARIO_KEYS } from './case-schema.ts';
import { CASE_WORDS } from './case-words.ts';

interface JsonNode {
  [key: string]: unknown;
  properties?: Record<string, JsonNode>;
  items?: JsonNode;
  anyOf?: JsonNode[];
  oneOf?: JsonNode[];
  $defs?: Record<string, JsonNode>;
}

/** JSON Schema (draft 2020-12) of a file of cases as written, for completion in editors. */
export function caseJsonSchema(): object {
  const scenario = scenarioJsonSchema() as JsonNode;
  const one = z.toJSONSchema(caseSchema, { io: 'input', unrepresentable: 'any' }) as JsonNode;
  const list = z.toJSONSchema(caseListSchema, { io: 'input', unrepresentable: 'any' }) as JsonNode;
  const { $schema, $defs, ...alone } = one;
  describeCase(alone, scenario);
  const { $schema: _, $defs: more, ...several } = list;
  several.properties!['cases'] = {
    ...several.properties!['cases'],
    items: { $ref: '#/$defs/Case' },
  };
  describe(several, CASE_WORDS);
  return {
    $schema,
    ...{ title: '算例文件', description: '算例文件 · A file of cases' },
    $defs: { ...scenario.$defs, ...$defs, ...more, Case: alone },
    anyOf: [{ $ref: '#/$defs/Case' }, several],
  };
}

function describeCase(node: JsonNode, scenario: JsonNode): void {
  const properties = node.properties!;
  for (const key of SCENARIO_KEYS) properties[key] = scenario.properties![key]!;
  properties['deals'] = {
    anyOf: [{ type: 'array', items: deal() }, scenario.properties!['deals']!],
  };
  describe(node, CASE_WORDS);
  const { items } = properties['calculate']!;
  for (const branch of items?.oneOf ?? items?.anyOf ?? []) {
    const id = branch.properties?.['rule']?.['const'];
    const calculator = CALCULATORS.find((one) => one.id === id);
    if (calculator !== undefined) tell(branch, calculator.title, calculator.formula);
  }
}

/** A deal as a map of the template's columns. */
function deal(): JsonNode {
  const value = { type: ['string', 'number', 'boolean', 'null', 'array'] };
  return {
    type: 'object',
    required: ['id', 'place', 'area', 'use', 'method', 'signed'],
    properties: Object.fromEntries(
      DEAL_FIELDS.map((field) => {
        const { header, expected } = columnOf(field);
        const node: JsonNode = { ...value };
        tell(node, header, expected);
        return [field, node];
      }),
    ),
  };
}

function describe(node: JsonNode, words: Readonly<Record<string, Label>>): void {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const label = words[key];
    if (label !== undefined) tell(child, label, label);
  }
}

function tell(node: JsonNode, title: Label, description: Label): void {
  node['title'] = title.zh;
  node['description'] = `${description.zh} · ${description.en}`;
}
