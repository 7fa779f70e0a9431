import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Lot, VECTOR_LEDGERS } from '../quota/lot.ts';
import { vector } from '../quota/vector.ts';
import type { RuleStatus } from '../rules/rule.ts';
import { firstOfYear, lastOfYear, yearOf } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import { ONE, type Ratio } from '../units/ratio.ts';
import type { Opening } from '../world/opening.ts';
import { CITIES, type QuotaHolder } from '../world/party.ts';
import { InputError, type InputProblem } from './input-error.ts';
import {
  type AnnualContent,
  type LotContent,
  type OpeningContent,
  openingSchema,
} from './opening-schema.ts';
import { schemaProblems } from './schema-problem.ts';
import { problemAt } from './source-problem.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { readTextFile } from './text-file.ts';
import { readYamlSource } from './yaml-source.ts';

/** How far one item of the opening books can be relied on, for the report. */
export interface OpeningMark {
  /** Id of the lot, or `farmland.<city>.<stock|basicFarmland>`. */
  readonly item: string;
  readonly status: RuleStatus;
  readonly document: string;
}

/** Opening books as read, with how far each item can be relied on. */
export interface LoadedOpening {
  readonly opening: Opening;
  readonly marks: readonly OpeningMark[];
  /** What the areas of scaled lots and annual grants were multiplied by. */
  readonly scale: Ratio;
  readonly file: SourceFile;
}

interface Holding {
  readonly holder: QuotaHolder;
  readonly lot: Lot;
  readonly status: RuleStatus;
}

/**
 * Reads opening books.
 *
 * @param name what messages call the file
 * @throws InputError with every problem found.
 */
export async function loadOpening(path: string, name = path): Promise<LoadedOpening> {
  const file = await readTextFile(resolve(path), name);
  const tree = readYamlSource(file);
  const checked = openingSchema.safeParse(tree.root);
  if (!checked.success) throw new InputError(schemaProblems(tree, checked.error.issues));
  const problems = lotProblems(tree, checked.data);
  if (problems.length > 0) throw new InputError(problems);

  const { farmland, lots, annual, scale = ONE } = checked.data;
  const holdings = [
    ...lots.map((lot) => toHolding(lot, scale)),
    ...annual.flatMap((grant) => toHoldings(grant, scale)),
  ];
  return {
    opening: {
      farmland: CITIES.map((city) => ({
        city,
        stockM2: farmland[city].stock.wanMu,
        basicFarmlandM2: farmland[city].basicFarmland.wanMu,
      })),
      lots: holdings.map(({ holder, lot }) => ({ holder, lot })),
    },
    marks: [
      ...CITIES.flatMap((city) =>
        (['stock', 'basicFarmland'] as const).map((part) => {
          const { status, document } = farmland[city][part];
          return { item: `farmland.${city}.${part}`, status, document };
        }),
      ),
      ...holdings.map(({ lot, status }) => ({ item: lot.id, status, document: lot.document })),
    ],
    scale,
    file: { name, path: await realpath(file.path), sha256: file.sha256 },
  };
}

function toHolding(content: LotContent, scale: Ratio): Holding {
  const { id, ledger, holder, origin, project, document, accepted, status } = content;
  const times = (value: number) => (content.scaled === true ? scaled(value, scale) : value);
  const minted = vector(
    times(content.areaM2),
    times(content.paddyM2 ?? 0),
    times(content.capacityKg ?? 0),
  );
  const vintage = content.vintage ?? yearOf(accepted);
  const grade = content.grade ?? null;
  const expires = content.expires ?? null;
  return {
    holder,
    status,
    lot: { id, ledger, origin, project, document, accepted, vintage, grade, expires, minted },
  };
}

function toHoldings(grant: AnnualContent, scale: Ratio): Holding[] {
  const { ledger, holder, areaM2, document, status } = grant;
  return grant.years.map((year) => ({
    holder,
    status,
    lot: {
      id: annualId(grant, year),
      ledger,
      origin: holder,
      project: `annual-${year}`,
      document,
      accepted: firstOfYear(year),
      vintage: year,
      grade: null,
      expires: lastOfYear(year),
      minted: vector(scaled(areaM2, scale)),
    },
  }));
}

function annualId({ ledger, holder }: AnnualContent, year: number): string {
  return `${ledger}-${holder}-${year}`;
}

function scaled(value: number, { numerator, denominator }: Ratio): number {
  return mulDiv(value, numerator, denominator, 'floor');
}

function lotProblems(tree: SourceTree, content: OpeningContent): InputProblem[] {
  const seen = new Set<string>();
  const twice = (id: string) => seen.size === seen.add(id).size;
  return [
    ...content.lots.flatMap((lot, index) => [
      ...shapeProblems(tree, lot, index),
      ...(twice(lot.id) ? [repeated(tree, ['lots', index, 'id'], lot.id)] : []),
    ]),
    ...content.annual.flatMap((grant, index) =>
      grant.years.flatMap((year, at) => {
        const id = annualId(grant, year);
        return twice(id) ? [repeated(tree, ['annual', index, 'years', at], id)] : [];
      }),
    ),
    ...CITIES.flatMap((city) => {
      const { stock, basicFarmland } = content.farmland[city];
      if (basicFarmland.wanMu <= stock.wanMu) return [];
      const expected = { zh: '不超过耕地总量', en: 'no more than the stock of farmland' };
      const message = {
        zh: '永久基本农田多于耕地',
        en: 'more permanent basic farmland than farmland',
      };
      return [problemAt(tree, ['farmland', city, 'basicFarmland', 'wanMu'], expected, message)];
    }),
  ];
}

function shapeProblems(tree: SourceTree, lot: LotContent, index: number): InputProblem[] {
  const problems: InputProblem[] = [];
  const add = (key: string, expected: [string, string], message: [string, string]) =>
    problems.push(
      problemAt(
        tree,
        ['lots', index, key],
        { zh: expected[0], en: expected[1] },
        { zh: message[0], en: message[1] },
      ),
    );
  if ((lot.paddyM2 ?? 0) > lot.areaM2 && lot.areaM2 > 0) {
    add(
      'paddyM2',
      ['不超过 areaM2', 'no more than areaM2'],
      ['水田多于总面积', 'paddy exceeds area'],
    );
  }
  if (!VECTOR_LEDGERS.includes(lot.ledger) && (lot.paddyM2 ?? 0) + (lot.capacityKg ?? 0) > 0) {
    add(
      'ledger',
      ['L3 或 L4', 'L3 or L4'],
      ['这本账只记面积，不记水田和产能', 'this ledger counts area only, no paddy or capacity'],
    );
  }
  const { expires = null, accepted } = lot;
  if (expires !== null && expires < accepted) {
    add(
      'expires',
      ['不早于 accepted 的日期', 'a date no earlier than accepted'],
      ['失效早于验收', 'it lapses before it is accepted'],
    );
  }
  return problems;
}

function repeated(tree: SourceTree, path: readonly (string | number)[], id: string): InputProblem {
  return problemAt(
    tree,
    path,
    { zh: '不重复的编号', en: 'an id that is used once' },
    { zh: `指标编号 ${id} 用了两次`, en: `the lot id ${id} is used twice` },
    id,
  );
}
