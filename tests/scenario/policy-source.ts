import type { SharingRule } from '../../src/rules/sharing-rule.ts';
import { formatDay } from '../../src/units/day.ts';
import { Decimal } from '../../src/units/decimal.ts';
import type { Ratio } from '../../src/units/ratio.ts';
import type { Policy } from '../../src/world/policy.ts';

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
    },
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
    case 'quotaSupplied':
      return { quotaSupplied: {} };
    case 'waterfall':
      return {
        waterfall: {
          steps: rule.steps.map((step) => ({
            amountWanYuan: new Decimal(step.amountFen).div(1_000_000).toString(),
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
