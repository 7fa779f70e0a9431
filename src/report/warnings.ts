import type { RunResult } from '../engine/run-result.ts';
import { treasuryPath } from '../ledger/account.ts';
import type { RuleStatus } from '../rules/rule.ts';
import type { RuleUse } from '../rules/rule-book.ts';
import type { Circumstances } from '../scenario/circumstances.ts';
import type { LeverSetting } from '../scenario/lever-settings.ts';
import { lastOfYear, yearOf } from '../units/day.ts';
import { formatRatio } from '../units/ratio.ts';
import { CODE } from '../world/category-code.ts';
import { CITIES, PARTIES } from '../world/party.ts';
import { PARTY_LABELS, RULE_STATUS_LABELS } from './labels.ts';
import type { Warning } from './summary.ts';

/** Names of rules a warning lists before it only counts. */
const MOST_NAMED = 8;

/** What a person must know before relying on the figures, most important first. */
export function runWarnings(
  result: RunResult,
  circumstances: Circumstances,
  levers: readonly LeverSetting[] = [],
): Warning[] {
  const used = (status: RuleStatus): RuleUse[] =>
    result.rulesUsed.filter((use) => use.status === status);
  return [
    ...syntheticWarning(circumstances),
    ...coalitionWarning(circumstances),
    ...ruleWarning('assumptionsUsed', used('assumption'), {
      zh: '条规则的数值是假设',
      en: 'rules have values that are assumed',
    }),
    ...ruleWarning('choiceMissing', undecided(result.rulesUsed), {
      zh: '条假设或已失效的规则，情景没有决定沿用、作废还是替换（choices）',
      en: 'rules are assumed or have expired and the scenario does not choose (choices:)',
    }),
    ...idleLeverWarning(levers),
    ...ruleWarning('memoryUsed', used('memory'), {
      zh: '条规则的数值未经原文核对',
      en: 'rules have values not checked against their document',
    }),
    ...ruleWarning(
      'pastExpiry',
      result.rulesUsed.filter(({ pastExpiry }) => pastExpiry),
      {
        zh: '条规则在推演期内已失效，沿用其最后的数值',
        en: 'rules expired within the run and went on with their last value',
      },
    ),
    ...ruleWarning(
      'overridden',
      result.rulesUsed.filter(({ overridden }) => overridden),
      {
        zh: '条规则的数值被情景改写',
        en: 'rules have values replaced by the scenario',
      },
    ),
    ...presetWarning(circumstances),
    ...sessionWarnings(result, circumstances),
    ...openingWarning(circumstances),
    ...scaleWarning(circumstances),
    ...redatingWarning(circumstances),
    ...repeatedWarning(result),
    ...partYearWarning(result),
    ...overdrawnWarning(result),
    ...defaultsWarning(result),
    ...calendarWarning(circumstances),
  ];
}

/** Uses that call for a choice of the scenario which it did not make. */
export function undecided(uses: readonly RuleUse[]): RuleUse[] {
  return uses.filter(({ open, choice }) => open && choice === null);
}

function idleLeverWarning(levers: readonly LeverSetting[]): Warning[] {
  return levers.flatMap(({ lever: { id, title, target } }) =>
    target.kind !== 'none'
      ? []
      : [
          {
            code: 'leverWithoutEffect',
            zh: `操作杆 ${id}（${title.zh}）不起作用：${target.why.zh}。`,
            en: `Lever ${id} (${title.en}) changes nothing: ${target.why.en}.`,
          },
        ],
  );
}

function syntheticWarning({ synthetic }: Circumstances): Warning[] {
  if (!synthetic) return [];
  return [
    {
      code: 'syntheticData',
      zh: '成交数据是合成的，不是真实成交；结果只说明机制，不说明任何一市的实际收支。',
      en: 'The deals are made up. The result shows the mechanism, not what any city earns or owes.',
    },
  ];
}

/** Who stays outside the platform: the figures of all cities depend on it. */
function coalitionWarning({ coalition = CITIES }: Circumstances): Warning[] {
  const outside = CITIES.filter((city) => !coalition.includes(city));
  if (outside.length === 0) return [];
  const nobody = coalition.length < 2;
  const zh = outside.map((city) => PARTY_LABELS[city].zh).join('、');
  const en = outside.map((city) => PARTY_LABELS[city].en).join(', ');
  return [
    {
      code: 'coalition',
      zh: nobody
        ? '各市各自单干：自己挂牌、自己收缴，指标不外流，不分享。'
        : `${zh}不在平台上：自己挂牌、自己收缴，指标不外流，不分享。`,
      en: nobody
        ? 'Every city is alone: it lists and collects itself, keeps its quota, shares nothing.'
        : `Outside the platform: ${en}. It lists alone, keeps its quota and shares nothing.`,
    },
  ];
}

function ruleWarning(
  code: string,
  uses: readonly RuleUse[],
  what: Pick<Warning, 'zh' | 'en'>,
): Warning[] {
  if (uses.length === 0) return [];
  const named = uses.slice(0, MOST_NAMED).map(({ rule }) => rule.id);
  const more = uses.length > MOST_NAMED;
  return [
    {
      code,
      zh: `${uses.length} ${what.zh}：${named.join('、')}${more ? ' 等' : ''}（见 manifest.json）。`,
      en: `${uses.length} ${what.en}: ${named.join(', ')}${more ? ' …' : ''} (see manifest.json).`,
    },
  ];
}

/** What a precedent is worth: a rule taken from elsewhere, and how well its text is known. */
function presetWarning({ presets }: Circumstances): Warning[] {
  return presets.map(({ title, document, status }) => {
    const known = RULE_STATUS_LABELS[status];
    return {
      code: 'sharingPreset',
      zh: `分成办法照搬“${title.zh}”（${document}，${known.zh}），不是长株潭已定的办法。`,
      en: `Sharing follows "${title.en}" (${document}, ${known.en}); it is not settled here.`,
    };
  });
}

/** Markets rest on what nobody has published: what quota is worth, and another place's rules. */
function sessionWarnings({ sessions }: RunResult, { quotaPreset }: Circumstances): Warning[] {
  if (sessions.length === 0) return [];
  const worth: Warning = {
    code: 'quotaWorthAssumed',
    zh: '指标场次中各市的出价按土地净收益推算，从未公布；价格与成交量随之而变。',
    en:
      'What cities bid in quota sessions is reckoned from net land proceeds; ' +
      'nobody has published it, and prices depend on it.',
  };
  if (quotaPreset === undefined) return [worth];
  const { title, document, status, note } = quotaPreset;
  const { zh, en } = RULE_STATUS_LABELS[status];
  return [
    {
      code: 'quotaPreset',
      zh: `指标机制照搬“${title.zh}”（${document}，${zh}）：${note.zh}`,
      en: `The quota mechanism is borrowed: ${title.en} (${document}, ${en}). ${note.en}`,
    },
    worth,
  ];
}

function openingWarning({ openingStatuses }: Circumstances): Warning[] {
  const unsure = openingStatuses.filter((status) => status !== 'verified').length;
  if (unsure === 0) return [];
  const all = openingStatuses.length;
  return [
    {
      code: 'openingAssumed',
      zh: `期初耕地与指标账目 ${all} 项中有 ${unsure} 项是假设、推算或未核原文。`,
      en: `${unsure} of ${all} items of the opening books are assumed, derived or unchecked.`,
    },
  ];
}

function scaleWarning({ openingScale }: Circumstances): Warning[] {
  if (openingScale === null) return [];
  const scale = formatRatio(openingScale);
  return [
    {
      code: 'openingScaled',
      zh: `期初指标账按 ${scale} 缩放，只配随附的合成样本；用自己的宗地请改 opening.yaml 的 scale。`,
      en: `The opening quota is scaled to ${scale} for the sample; set its scale for your deals.`,
    },
  ];
}

function redatingWarning({ redatedYears }: Circumstances): Warning[] {
  if (redatedYears === 0) return [];
  return [
    {
      code: 'redated',
      zh: `成交日期整体后移 ${redatedYears} 年：以前的成交按推演期的规则重算。`,
      en: `Dates were moved on by ${redatedYears} years: past deals under the rules of the run.`,
    },
  ];
}

/** A party whose net land revenue ended below zero owes its earmarks more than sharing left it. */
function overdrawnWarning({ ledger }: RunResult): Warning[] {
  const below = PARTIES.filter((party) => {
    return ledger.balanceFen(treasuryPath(party, 'fund', CODE.netRevenue)) < 0;
  });
  if (below.length === 0) return [];
  const zh = below.map((party) => PARTY_LABELS[party].zh).join('、');
  const en = below.map((party) => PARTY_LABELS[party].en).join(', ');
  return [
    {
      code: 'fundOverdrawn',
      zh: `${zh}的土地净收益期末为负：年末补提的计提超过分成后留下的钱，须另行筹资。`,
      en: `Net land revenue ends below zero: ${en}. The year's earmarks exceed what sharing left.`,
    },
  ];
}

/** Ids made from the content of rows get a number from the second equal row on. */
const REPEATED = /^d-[0-9a-f]{12}-\d+$/;

function repeatedWarning({ deals }: RunResult): Warning[] {
  const repeated = deals.filter(({ deal }) => REPEATED.test(deal.id)).length;
  if (repeated === 0) return [];
  return [
    {
      code: 'rowsRepeated',
      zh: `${repeated} 行与前面的行内容完全相同又没有电子监管号，按不同宗地计算；请核对是否重复。`,
      en: `${repeated} rows equal an earlier one and have no id; they count as deals of their own.`,
    },
  ];
}

function partYearWarning({ end }: RunResult): Warning[] {
  if (end === lastOfYear(yearOf(end))) return [];
  return [
    {
      code: 'partYear',
      zh: `推演在 ${yearOf(end)} 年中结束：该年计提按到期末为止的收支核定，不是全年数。`,
      en: `The run ends within ${yearOf(end)}: its earmarks are those of the part run.`,
    },
  ];
}

function defaultsWarning(result: RunResult): Warning[] {
  const deals = result.deals.filter(({ assumed }) => assumed.length > 0).length;
  if (deals === 0) return [];
  return [
    {
      code: 'defaultsSupplied',
      zh: `${deals} 宗成交的记录不全，缺的内容（如成本、分期、保证金）由规则补上。`,
      en: `${deals} deals left gaps (costs, instalments, deposit …) that the rules filled.`,
    },
  ];
}

function calendarWarning({ assumedCalendarYears: years }: Circumstances): Warning[] {
  if (years.length === 0) return [];
  return [
    {
      code: 'calendarAssumed',
      zh: `${years.join('、')} 年的放假安排尚未公布，只按法定节日计算工作日。`,
      en: `No days off are published for ${years.join(', ')}; only statutory festivals count.`,
    },
  ];
}
