import { VECTOR_LEDGERS } from '../quota/lot.ts';
import { addMonths, formatDay } from '../units/day.ts';
import { CITIES } from '../world/party.ts';
import type { InputProblem } from './input-error.ts';
import type { AnnualContent, LotContent, OpeningContent } from './opening-schema.ts';
import { projectProblems } from './project-schema.ts';
import { protectionProblems } from './protection-schema.ts';
import { problemAt } from './source-problem.ts';
import type { SourceTree } from './source-tree.ts';

/** The id of the lot an annual grant gives in a year. */
export function annualId({ ledger, holder }: AnnualContent, year: number): string {
  return `${ledger}-${holder}-${year}`;
}

/** What the lots and targets of opening books say together that cannot be. */
export function lotProblems(tree: SourceTree, content: OpeningContent): InputProblem[] {
  const seen = new Set<string>();
  const twice = (id: string) => seen.size === seen.add(id).size;
  return [
    ...parcelProblems(tree, content),
    ...foretoldParcelProblems(tree, content),
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
    ...(content.projects ?? []).flatMap((project, index) => [
      ...projectProblems(tree, project, index),
      ...(twice(project.id) ? [repeated(tree, ['projects', index, 'id'], project.id)] : []),
    ]),
    ...(content.protection ?? []).flatMap((order, index) => [
      ...protectionProblems(tree, order, index),
      ...(twice(order.id) ? [repeated(tree, ['protection', index, 'id'], order.id)] : []),
    ]),
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
  if (lot.origin === 'pool') {
    add(
      'origin',
      ['县市区或市的编号', 'a county or city'],
      ['指标库自己不产生指标', 'the pool brings no quota into being'],
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

/** A parcel serves one lot, ever (一地一用). */
function parcelProblems(tree: SourceTree, { lots }: OpeningContent): InputProblem[] {
  const used = new Map<string, string>();
  const problems: InputProblem[] = [];
  for (const [index, { id, parcels = [] }] of lots.entries()) {
    for (const [at, parcel] of parcels.entries()) {
      const other = used.get(parcel);
      if (other !== undefined) {
        problems.push(
          problemAt(
            tree,
            ['lots', index, 'parcels', at],
            { zh: '没有用过的地块', en: 'a parcel that no lot was made from yet' },
            {
              zh: `地块 ${parcel} 已用于 ${other}`,
              en: `parcel ${parcel} serves ${other} already`,
            },
          ),
        );
      }
      used.set(parcel, id);
    }
  }
  return problems;
}

/** A project cannot bring in a parcel that the books promise to a lot still to come. */
function foretoldParcelProblems(tree: SourceTree, content: OpeningContent): InputProblem[] {
  const lotOf = new Map(
    content.lots.flatMap(({ id, accepted, parcels = [] }) =>
      parcels.map((parcel) => [parcel, { id, accepted }] as const),
    ),
  );
  return (content.projects ?? []).flatMap(({ started, leadMonths, parcels = [] }, index) =>
    parcels.flatMap((parcel, at) => {
      const lot = lotOf.get(parcel);
      if (lot === undefined || lot.accepted <= addMonths(started, leadMonths)) return [];
      const day = formatDay(lot.accepted);
      return [
        problemAt(
          tree,
          ['projects', index, 'parcels', at],
          { zh: '没有用过的地块', en: 'a parcel that no lot is made from' },
          {
            zh: `地块 ${parcel} 留给 ${day} 验收的 ${lot.id}`,
            en: `parcel ${parcel} is for ${lot.id}, accepted on ${day}`,
          },
        ),
      ];
    }),
  );
}
