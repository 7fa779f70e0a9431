import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Lot } from '../quota/lot.ts';
import { vector } from '../quota/vector.ts';
import type { RuleStatus } from '../rules/rule.ts';
import { firstOfYear, lastOfYear, yearOf } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import { ONE, type Ratio } from '../units/ratio.ts';
import type { Opening, OpeningLot } from '../world/opening.ts';
import { CITIES } from '../world/party.ts';
import { InputError } from './input-error.ts';
import { annualId, lotProblems } from './opening-checks.ts';
import { type AnnualContent, type LotContent, openingSchema } from './opening-schema.ts';
import { toProject } from './project-schema.ts';
import { toProtectionOrder } from './protection-schema.ts';
import { schemaProblems } from './schema-problem.ts';
import type { SourceFile } from './source-tree.ts';
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

interface Holding extends OpeningLot {
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

  const { farmland, lots, annual, projects, protection, scale = ONE } = checked.data;
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
      lots: holdings.map(({ status: _, ...held }) => held),
      ...(projects === undefined ? {} : { projects: projects.map(toProject) }),
      ...(protection === undefined ? {} : { protection: protection.map(toProtectionOrder) }),
    },
    marks: [
      ...CITIES.flatMap((city) =>
        (['stock', 'basicFarmland'] as const).map((part) => {
          const { status, document } = farmland[city][part];
          return { item: `farmland.${city}.${part}`, status, document };
        }),
      ),
      ...holdings.map(({ lot, status }) => ({ item: lot.id, status, document: lot.document })),
      ...[...(projects ?? []), ...(protection ?? [])].map(({ id: item, status, document }) => ({
        item,
        status,
        document,
      })),
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
  const { parcels, costWanYuan: costFen, whole } = content;
  const lot: Lot = {
    ...{ id, ledger, origin, project, document, accepted, vintage, grade, expires, minted },
    ...(parcels === undefined ? {} : { parcels }),
    ...(costFen === undefined ? {} : { costFen }),
    ...(whole === undefined ? {} : { whole }),
  };
  return { holder, status, lot };
}

function toHoldings(grant: AnnualContent, scale: Ratio): Holding[] {
  const { ledger, holder, areaM2, document, status } = grant;
  return grant.years.map((year) => ({
    holder,
    status,
    annual: true,
    lot: {
      id: annualId(grant, year),
      ledger,
      // What the pool is granted comes from the province.
      origin: holder === 'pool' ? 'hunan' : holder,
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

function scaled(value: number, { numerator, denominator }: Ratio): number {
  return mulDiv(value, numerator, denominator, 'floor');
}
