import { z } from 'zod';
import type { Label } from '../../rules/rule.ts';
import { afterYears } from '../../rules/sharing-phase.ts';
import type { PhaseRule, Role, SharingRule } from '../../rules/sharing-rule.ts';
import { addDays, type Day, formatDay } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import { complain } from '../expectation.ts';
import { dayLeaf, list, strictMap, wanYuanLeaf, wholeFrom } from '../leaf-schema.ts';
import { inWanYuan, ofFen } from './example.ts';
import { role } from './roles-schema.ts';

const MOST_PHASES = 50;
const MOST_YEARS = 60;

export const yearsLeaf = wholeFrom('years', 1, MOST_YEARS);

/** The day of an event, or the day each deal was signed. */
const sinceLeaf = z.union([z.literal('signed'), dayLeaf], { error: 'since' });

/** Rules for different times; every day has exactly one. */
export function phaseSchema(nested: z.ZodType<SharingRule>) {
  const phase = strictMap({
    years: yearsLeaf.optional(),
    from: dayLeaf.optional(),
    to: dayLeaf.optional(),
    rule: nested,
    whileBelow: strictMap({ party: role, amountWanYuan: wanYuanLeaf }).optional(),
  });
  return strictMap({
    since: sinceLeaf.optional(),
    before: nested.optional(),
    phases: list(phase, MOST_PHASES, 1),
    rest: nested.optional(),
  })
    .superRefine((given, context) => checkPhases(given, context))
    .transform(
      ({ since, before, phases, rest }): PhaseRule => ({
        kind: 'phase',
        since: since ?? phases[0]!.from ?? null,
        before: before ?? null,
        phases: phases.map(({ years, to, rule, whileBelow }) => ({
          years: years ?? null,
          to: to ?? null,
          rule,
          whileBelow:
            whileBelow === undefined
              ? null
              : { party: whileBelow.party, amountFen: whileBelow.amountWanYuan },
        })),
        rest: rest ?? null,
      }),
    );
}

interface PhaseText {
  readonly years?: number | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly whileBelow?: { readonly amountWanYuan: Fen; readonly party: Role } | undefined;
}

interface PhasesText {
  readonly since?: Day | 'signed' | undefined;
  readonly before?: SharingRule | undefined;
  readonly phases: readonly PhaseText[];
  readonly rest?: SharingRule | undefined;
}

type Report = (path: (string | number)[], expected: Label, message: Label) => void;

function checkPhases(given: PhasesText, context: z.RefinementCtx): void {
  const report: Report = (path, expected, message) =>
    context.addIssue({ ...complain({ expected, message }), path });
  const { phases, since } = given;
  const byYears = phases.filter(({ years }) => years !== undefined).length;
  const isDated = phases.some(({ from, to }) => from !== undefined || to !== undefined);
  if (byYears > 0 && (byYears < phases.length || isDated || since === undefined)) {
    report(['phases'], ONE_WAY, {
      zh: '各阶段要么都写年数（并写 since），要么都写日期',
      en: 'phases are either all in years (with since) or all dated',
    });
    return;
  }
  if (byYears === 0 && since !== undefined) {
    report(['since'], ONE_WAY, {
      zh: '各阶段写了日期，就不写 since',
      en: 'phases with dates of their own have no since',
    });
    return;
  }
  if (byYears === 0) checkDates(phases, report);
  checkEnds(given, report);
}

const ONE_WAY: Label = {
  zh: '全部用 years 加 since，或全部用 from 和 to',
  en: 'years and since throughout, or from and to throughout',
};

/** Each phase begins the day after the one before it ends. */
function checkDates(phases: readonly PhaseText[], report: Report): void {
  for (const [index, { from, to }] of phases.entries()) {
    const before = phases[index - 1];
    if (from !== undefined && to !== undefined && to < from) {
      const day = formatDay(from);
      report(['phases', index, 'to'], onDay(from), {
        zh: `这一阶段一天也没有：${day} 开始时已经结束`,
        en: `this phase has no day: it is over before ${day}`,
      });
    }
    if (before === undefined) continue;
    const next = before.to === undefined ? null : addDays(before.to, 1);
    if (next !== null && (from === undefined || from === next)) continue;
    if (next !== null && from! > next) {
      report(['phases', index, 'from'], onDay(next), noPhaseOn(next));
      continue;
    }
    const day = from === undefined ? null : formatDay(from);
    report(['phases', index, 'from'], next === null ? ENDED : onDay(next), {
      zh: `阶段重叠：${day ?? '同一天'} 有两个阶段适用`,
      en: `phases overlap: two apply on ${day ?? 'the same days'}`,
    });
  }
}

/** What comes before the first phase, after the last, and after a limit is reached. */
function checkEnds({ since, before, phases, rest }: PhasesText, report: Report): void {
  const first = since === 'signed' ? undefined : (since ?? phases[0]!.from);
  if (first !== undefined && before === undefined) {
    report(['before'], BEFORE, noPhaseOn(addDays(first, -1)));
  }
  if (rest !== undefined) return;
  const last = phases.at(-1)!;
  if (last.to !== undefined) report(['rest'], REST, noPhaseOn(addDays(last.to, 1)));
  if (last.years !== undefined) {
    const years = phases.reduce((sum, phase) => sum + (phase.years ?? 0), 0);
    const signed = {
      zh: `签约满 ${years} 年后没有阶段适用`,
      en: `no phase applies from ${years} years after signing`,
    };
    const isCounted = since === undefined || since === 'signed';
    report(['rest'], REST, isCounted ? signed : noPhaseOn(afterYears(since, years)));
  }
  const limited = phases.find(({ whileBelow }) => whileBelow !== undefined)?.whileBelow;
  if (limited !== undefined) {
    const most = inWanYuan(ofFen(limited.amountWanYuan));
    report(['rest'], REST, {
      zh: `${limited.party} 得满 ${most}之后没有规则适用`,
      en: `once ${limited.party} has had ${most} no rule applies`,
    });
  }
}

const BEFORE: Label = { zh: '之前适用的规则', en: 'a rule for the time before' };
const REST: Label = { zh: '之后适用的规则', en: 'a rule for what follows' };
const ENDED: Label = { zh: '上一阶段写明 to', en: 'a phase before it that ends' };

function onDay(day: Day): Label {
  return { zh: formatDay(day), en: formatDay(day) };
}

function noPhaseOn(day: Day): Label {
  const text = formatDay(day);
  return { zh: `有空档：${text} 没有阶段适用`, en: `a gap: no phase applies on ${text}` };
}
