import { allotmentLotId } from '../engine/allotment-desk.ts';
import { KEY_RULES } from '../engine/allotment-keys.ts';
import type { RunInput } from '../engine/run-input.ts';
import { type Day, firstOfYear, yearOf } from '../units/day.ts';
import { CITIES, QUOTA_HOLDERS } from '../world/party.ts';
import type { AllocationPolicy, AllottedLedger } from '../world/policy.ts';
import type { InputProblem } from './input-error.ts';

/**
 * What an allocation needs that other files hold: data of every city for its keys, a market where
 * something is auctioned, and lot ids of its own.
 *
 * @param file the scenario, as messages call it
 */
export function allocationProblems(input: RunInput, file: string): InputProblem[] {
  return Object.entries(input.policy.quota.allocation ?? {}).flatMap(([name, how]) => {
    const ledger = name as AllottedLedger;
    const at = { file, path: `quota.allocation.${ledger}` };
    return [
      ...marketProblems(input, ledger, how, at),
      ...grantProblems(input, ledger, how, at),
      ...dataProblems(input, ledger, how, at),
      ...idProblems(input, ledger, at),
    ];
  });
}

interface Where {
  readonly file: string;
  readonly path: string;
}

type Said = Pick<InputProblem, 'found' | 'expected' | 'message'>;

function problem({ file, path }: Where, key: string, said: Said): InputProblem {
  return { file, line: null, row: null, column: `${path}.${key}`, ...said };
}

function marketProblems(
  { policy }: RunInput,
  ledger: AllottedLedger,
  { auctionWeight }: AllocationPolicy,
  at: Where,
): InputProblem[] {
  const { trade, markets } = policy.quota;
  if (auctionWeight === 0 || (trade && markets?.[ledger] !== undefined)) return [];
  return [
    problem(at, 'keys.auction', {
      found: String(auctionWeight),
      expected: {
        zh: `quota.mechanism.${ledger} 写明出清机制，quota.trade 为 true`,
        en: `a market under quota.mechanism.${ledger}, and quota.trade true`,
      },
      message: {
        zh: `${ledger} 要拍卖，却没有拍卖的场次`,
        en: `part of ${ledger} is to be auctioned, but no sessions are held for it`,
      },
    }),
  ];
}

/** Nobody buys at an auction without cooperation: the opening grants decide where no key does. */
function grantProblems(
  { opening }: RunInput,
  ledger: AllottedLedger,
  { keys }: AllocationPolicy,
  at: Where,
): InputProblem[] {
  const isGranted = opening.lots.some(
    ({ annual, lot }) => annual === true && lot.ledger === ledger,
  );
  if (keys.length > 0 || isGranted) return [];
  return [
    problem(at, 'keys', {
      found: 'auction',
      expected: {
        zh: '另写一个分配依据（如 gdp），或期初账有年度下达量',
        en: 'a key besides (gdp, say), or yearly grants in the opening books',
      },
      message: {
        zh: `${ledger} 全部拍卖，不合作时却没有依据可分`,
        en: `all of ${ledger} is auctioned, and nothing says who has it without cooperation`,
      },
    }),
  ];
}

function dataProblems(
  { rules, start, end }: RunInput,
  ledger: AllottedLedger,
  { keys }: AllocationPolicy,
  at: Where,
): InputProblem[] {
  // Looking is no use of a rule.
  const book = rules.fresh();
  return keys.flatMap(({ key }) =>
    KEY_RULES[key](ledger).flatMap((rule) =>
      CITIES.flatMap((city): InputProblem[] => {
        const gap = daysOf(start, end).find((day) => book.find(rule, day, city) === null);
        if (gap === undefined) return [];
        const year = yearOf(gap);
        return [
          problem(at, `keys.${key}`, {
            found: `${rule}, ${city}: —`,
            expected: {
              zh: `规则 ${rule} 在 ${year} 年有 ${city} 的数值（可用 overrides 补上）`,
              en: `a value of rule ${rule} for ${city} in ${year} (overrides can add one)`,
            },
            message: {
              zh: `按 ${key} 分配缺少 ${city} ${year} 年的数据`,
              en: `to divide by ${key}, the data of ${city} for ${year} are missing`,
            },
          }),
        ];
      }),
    ),
  );
}

function daysOf(start: Day, end: Day): Day[] {
  const years = yearOf(end) - yearOf(start);
  return Array.from({ length: years + 1 }, (_, i) => {
    const first = firstOfYear(yearOf(start) + i);
    return first < start ? start : first;
  });
}

function idProblems(
  { opening, start, end }: RunInput,
  ledger: AllottedLedger,
  at: Where,
): InputProblem[] {
  const taken = new Set([
    ...opening.lots.flatMap(({ annual, lot }) => (annual === true ? [] : [lot.id])),
    ...(opening.projects ?? []).map(({ id }) => id),
  ]);
  return daysOf(start, end).flatMap((day) =>
    QUOTA_HOLDERS.map((holder) => allotmentLotId(ledger, holder, yearOf(day)))
      .filter((id) => taken.has(id))
      .map((id) =>
        problem(at, 'keys', {
          found: id,
          expected: { zh: '期初账里另起编号', en: 'another id in the opening books' },
          message: {
            zh: `期初账已有编号 ${id}，与分配所得的指标重名`,
            en: `the opening books hold ${id}, the id of what is allotted`,
          },
        }),
      ),
  );
}
