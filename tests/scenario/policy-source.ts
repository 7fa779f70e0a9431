import type { Limit, PhaseRule, SharingRule, Span } from '../../src/rules/sharing-rule.ts';
import { addDays, formatDay } from '../../src/units/day.ts';
import { Decimal } from '../../src/units/decimal.ts';
import type { Ratio } from '../../src/units/ratio.ts';
import type { AllocationPolicy, GatePolicy, Policy } from '../../src/world/policy.ts';

/** A policy as a scenario file states it: the way back from what the loader reads. */
export function policySource(policy: Policy) {
  const { sharing, taxSharing, transfer, quota, ...rest } = policy;
  return {
    ...rest,
    sharing: {
      base: sharing.base,
      rule: ruleSource(sharing.rule),
      taxes: mapValues(taxSharing, ruleSource),
    },
    transfer: {
      regimes: transfer.regimes.map(({ from, regime }) => ({ from: formatDay(from), regime })),
      authorised: mapValues(transfer.authorised, formatDay),
    },
    quota: {
      trade: quota.trade,
      prices: mapValues(quota.prices, (price, good) =>
        good === 'L4.capacity'
          ? `${decimal(price, 100)} yuan/kg`
          : `${decimal(price, 1500)} wanYuan/mu`,
      ),
      reserve: fraction(quota.reserve),
      ...(quota.booking === undefined ? {} : { booking: quota.booking }),
      ...(quota.gate === undefined ? {} : { gate: gateSource(quota.gate) }),
      ...(quota.allocation === undefined
        ? {}
        : { allocation: mapValues(quota.allocation, allocationSource) }),
    },
  };
}

function gateSource({ regimes, ...gate }: GatePolicy) {
  return {
    ...gate,
    regimes: regimes.map(({ from, regime }) => ({ from: formatDay(from), regime })),
  };
}

function allocationSource({ total, keys, auctionWeight, document }: AllocationPolicy) {
  const weights = keys.map(({ key, weight }) => [key, weight]);
  return {
    total: typeof total === 'string' ? total : `${total.areaM2} m2`,
    keys: { ...Object.fromEntries(weights), ...(auctionWeight > 0 && { auction: auctionWeight }) },
    ...(document === null ? {} : { document }),
  };
}

/** A sharing rule as a map with one key. */
export function ruleSource(rule: SharingRule): Record<string, unknown> {
  switch (rule.kind) {
    case 'fixed': {
      const shares = rule.shares.map(({ role, share }) => [role, fraction(share)]);
      return { fixed: { shares: Object.fromEntries(shares), ...residual(rule.residualTo) } };
    }
    case 'weights': {
      const weights = rule.weights.map(({ role, weight }) => [role, weight]);
      return { weights: { weights: Object.fromEntries(weights), ...residual(rule.residualTo) } };
    }
    case 'factors':
      return {
        weights: {
          factors: rule.factors.map(({ by, weight, amounts }) => ({
            by,
            weight,
            ...(amounts === null
              ? {}
              : { amounts: Object.fromEntries(amounts.map((one) => [one.role, one.amount])) }),
          })),
        },
      };
    case 'quotaSupplied':
      return { quotaSupplied: {} };
    case 'cap':
    case 'floor': {
      const excess = rule.kind === 'cap' ? { excessTo: rule.excessTo } : {};
      const limits = { ...limitSource(rule.limits), over: spanSource(rule.over), ...excess };
      return { [rule.kind]: { ...limits, rule: ruleSource(rule.rule) } };
    }
    case 'phase':
      return { phase: phaseSource(rule) };
    case 'increment':
      return {
        increment: {
          baselineWanYuan: Object.fromEntries(
            rule.baselines.map(({ role, everyYearFen, byYear }) => [
              role,
              everyYearFen === null
                ? Object.fromEntries(byYear.map((one) => [one.year, wan(one.amountFen)]))
                : wan(everyYearFen),
            ]),
          ),
          rule: ruleSource(rule.rule),
        },
      };
    case 'waterfall':
      return {
        waterfall: {
          steps: rule.steps.map((step) => ({
            amountWanYuan: wan(step.amountFen),
            rule: ruleSource(step.rule),
          })),
          rest: ruleSource(rule.rest),
        },
      };
    case 'byOrigin':
      return {
        byOrigin: {
          local: ruleSource(rule.local),
          crossRegion: ruleSource(rule.crossRegion),
        },
      };
    case 'levyFirst':
      return {
        levyFirst: { to: rule.to, rate: fraction(rule.rate), rest: ruleSource(rule.rest) },
      };
  }
}

/** Phases as written: dates follow one another. */
function phaseSource({ since, before, phases, rest }: PhaseRule) {
  const isDated = phases[0]!.years === null;
  let from = isDated ? since : null;
  return {
    ...(isDated || since === null ? {} : { since: since === 'signed' ? since : formatDay(since) }),
    ...(before === null ? {} : { before: ruleSource(before) }),
    phases: phases.map(({ years, to, rule, whileBelow }) => {
      const dates = {
        ...(from === null || from === 'signed' ? {} : { from: formatDay(from) }),
        ...(to === null ? {} : { to: formatDay(to) }),
      };
      from = to === null ? null : addDays(to, 1);
      return {
        ...(years === null ? dates : { years }),
        rule: ruleSource(rule),
        ...(whileBelow === null
          ? {}
          : {
              whileBelow: {
                party: whileBelow.party,
                amountWanYuan: wan(whileBelow.amountFen),
              },
            }),
      };
    }),
    ...(rest === null ? {} : { rest: ruleSource(rest) }),
  };
}

function limitSource(limits: readonly Limit[]) {
  const entries = limits.map((limit) =>
    'share' in limit
      ? ([limit.party, fraction(limit.share)] as const)
      : ([limit.party, wan(limit.amountFen)] as const),
  );
  const key = 'share' in limits[0]! ? 'shares' : 'amountsWanYuan';
  return { [key]: Object.fromEntries(entries) };
}

function spanSource(span: Span) {
  return typeof span === 'string' ? span : { from: formatDay(span.from), years: span.years };
}

function wan(amountFen: number): string {
  return new Decimal(amountFen).div(1_000_000).toString();
}

function residual(residualTo: string | null) {
  return residualTo === null ? {} : { residualTo };
}

function fraction({ numerator, denominator }: Ratio): string {
  return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
}

function decimal({ numerator, denominator }: Ratio, unit: number): string {
  return new Decimal(numerator).div(denominator).div(unit).toString();
}

function mapValues<T, R>(
  map: Readonly<Record<string, T | undefined>>,
  change: (value: T, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, change(value, key)] as const],
    ),
  );
}
