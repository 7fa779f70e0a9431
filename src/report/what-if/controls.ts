import type { Lever, LeverTarget } from '../../rules/lever.ts';
import type { Label, Rule, RuleOverride, RuleTopic } from '../../rules/rule.ts';
import { readOverrideValue } from '../../scenario/override-value.ts';
import { FILE_UNITS, type FileUnitName, readRuleValue } from '../../scenario/rule-units.ts';
import { isSourceMap, valueAt } from '../../scenario/source-tree.ts';
import type { Day } from '../../units/day.ts';
import { Decimal } from '../../units/decimal.ts';
import type { Ratio } from '../../units/ratio.ts';
import { REGIMES } from '../../world/policy.ts';
import { same } from '../explain/label-text.ts';
import { documentLabel } from '../labels/document-label.ts';
import { REGIME_LABELS, RULE_STATUS_LABELS } from '../labels.ts';
import { type Prepared, prepareOverlay } from './apply-edits.ts';
import { figureIn } from './control-figure.ts';
import { marketControls } from './market-controls.ts';
import { optionLabel, SHARE_LABELS } from './option-labels.ts';
import { CROSS_REGION, SHARE_ROLES } from './overlay.ts';
import type {
  ChoiceControl,
  Control,
  ControlGroup,
  NumberControl,
  PageLaw,
  PageScenario,
} from './page-model.ts';

const GROUP_OF_TOPIC: Readonly<Partial<Record<RuleTopic, ControlGroup>>> = {
  sharing: 'sharing',
  listing: 'listing',
  price: 'listing',
  collection: 'listing',
  treasury: 'transfer',
  quotaLedger: 'quota',
  farmlandBalance: 'quota',
  linkage: 'quota',
  quotaMarket: 'quota',
  plan: 'quota',
  protection: 'quota',
};
const GROUP_OF_KEY: Readonly<Record<string, ControlGroup>> = {
  sharing: 'sharing',
  quota: 'quota',
  benchmarkFloor: 'listing',
  market: 'market',
};

/** Everything that can be moved in a scenario: shares, the regime, and every lever with a value. */
export function controlsOf(law: PageLaw, scenario: PageScenario): readonly Control[] {
  const base = prepareOverlay(law, scenario, {});
  const rules = new Map(law.rules.map((rule) => [rule.id, rule]));
  const levers = law.levers.flatMap((lever) => {
    const control = leverControl(lever, { rules, scenario, base });
    return control === null ? [] : [control];
  });
  const own = [
    ...shareControls(scenario),
    ...marketControls(scenario, law),
    regimeControl(scenario),
  ];
  return [...own, ...levers];
}

function shareControls({ merged }: PageScenario): NumberControl[] {
  return SHARE_ROLES.map((role) => ({
    ...{ id: `share-${role}`, kind: 'number', group: 'sharing', label: SHARE_LABELS[role] },
    source: SHARE_LABELS.source,
    standing: String(valueAt(merged, [...CROSS_REGION, role]) ?? '').replace('%', ''),
    ...{ least: '0', most: '100', step: '1', unit: '%', unitLabel: same('%'), isWhole: false },
  }));
}

function regimeControl({ merged }: PageScenario): ChoiceControl {
  const said = valueAt(merged, ['transfer', 'regimes']);
  const only = Array.isArray(said) && said.length === 1 ? valueAt(said, [0, 'regime']) : undefined;
  return {
    ...{ id: 'transfer', kind: 'choice', group: 'transfer', label: SHARE_LABELS.regime },
    source: SHARE_LABELS.regimeSource,
    standing: String(only ?? ''),
    options: REGIMES.map((value) => ({
      value,
      label: {
        zh: `${value} ${REGIME_LABELS[value].zh}`,
        en: `${value} ${REGIME_LABELS[value].en}`,
      },
    })),
  };
}

interface Scene {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly scenario: PageScenario;
  readonly base: Prepared;
}

/** The control of a lever; null where it moves nothing that is computed, or is no single value. */
function leverControl(lever: Lever, scene: Scene): Control | null {
  const { target, range, options } = lever;
  if (target.kind === 'none') return null;
  const rule = target.kind === 'rule' ? scene.rules.get(target.rule) : undefined;
  if (target.kind === 'rule' && rule === undefined) return null;
  if (target.kind === 'path' && !standsIn(scene.scenario, target.path)) return null;
  const base = {
    ...{ id: lever.id, label: lever.title, source: sourceOf(lever, rule) },
    group: groupOf(target, rule),
  };
  if (range !== null) return numberControl(base, lever, scene, rule);
  if (options === null) return null;
  const standing = target.kind === 'path' ? pathValue(scene, target.path) : flagOf(scene, rule!);
  const words = options.map((value) => ({ value, label: optionLabel(value) }));
  return { ...base, kind: 'choice', standing, options: words };
}

type Base = Pick<Control, 'id' | 'label' | 'source' | 'group'>;

function numberControl(base: Base, lever: Lever, scene: Scene, rule?: Rule): NumberControl {
  const range = lever.range!;
  const { target } = lever;
  const written = target.kind === 'path' ? pathValue(scene, target.path) : '';
  const named = written.split(' ')[1];
  const rangeUnit = range.unit as FileUnitName;
  const unit = named !== undefined && named in FILE_UNITS ? (named as FileUnitName) : rangeUnit;
  const mark = unit === 'ratio' ? (/[%‰]$/.exec(range.most)?.[0] ?? '') : '';
  const text = (value: Ratio) => figureIn(value, unit, mark);
  const [least, most] = [range.least, range.most].map((bound) =>
    text(readRuleValue(bound, rangeUnit)!),
  );
  const value =
    target.kind === 'rule'
      ? ruleValue(scene, rule!, target.key)
      : readOverrideValue(written, FILE_UNITS[unit].unit);
  return {
    ...base,
    kind: 'number',
    standing: value === null ? '' : text(value),
    ...{ least: least!, most: most!, step: stepOf(least!, most!, unit) },
    isWhole: isCounted(unit),
    unit: mark !== '' ? mark : isBare(unit) ? '' : unit,
    unitLabel: mark !== '' ? same(mark) : unit === 'ratio' ? same('') : FILE_UNITS[unit].label,
  };
}

/** Units that stand alone: a figure in them is written without one. */
function isBare(unit: FileUnitName): boolean {
  return FILE_UNITS[unit].unit === unit && unit !== 'm2' && unit !== 'kg';
}

/** Units of whole figures. */
function isCounted(unit: FileUnitName): boolean {
  return isBare(unit) && unit !== 'ratio';
}

/** A hundredth of the range or finer, as 1, 2 or 5 of a decimal place; whole where figures are. */
function stepOf(least: string, most: string, unit: FileUnitName): string {
  if (isCounted(unit)) return '1';
  const fine = new Decimal(most).sub(least).div(100);
  for (let place = new Decimal(1000); place.gt('0.00001'); place = place.div(10)) {
    for (const digit of [5, 2, 1]) {
      const step = place.mul(digit);
      if (step.lte(fine)) return step.toString();
    }
  }
  return '0.00001';
}

/** The one value a rule has at the start, or its key; null where its keys differ. */
function ruleValue({ base }: Scene, rule: Rule, key: string | null): Ratio | null {
  if (!base.ok) return null;
  const { start, overrides } = base.reading;
  const keys = [...new Set(rule.values.map((value) => value.key))];
  const texts = new Map(
    (key === null ? keys : [key])
      .map((each) => valueOn(rule, each, start, overrides))
      .map((value) => [value === null ? '' : `${value.numerator}/${value.denominator}`, value]),
  );
  return texts.size === 1 ? [...texts.values()][0]! : null;
}

function valueOn(
  rule: Rule,
  key: string,
  day: Day,
  overrides: readonly RuleOverride[],
): Ratio | null {
  const holds = ({ from, to }: { from: Day; to: Day | null }) => from <= day && (to ?? day) >= day;
  const over = overrides.findLast((o) => o.rule === rule.id && o.key === key && holds(o));
  if (over !== undefined) return over.value;
  const own = rule.values.filter((value) => value.key === key);
  return (own.find(holds) ?? own.at(-1))?.value ?? null;
}

function flagOf(scene: Scene, rule: Rule): string {
  const value = ruleValue(scene, rule, null);
  return value === null ? '' : String(value.numerator !== 0);
}

/** Where a scenario has a key once its levers are moved; empty where it does not say. */
function pathValue({ base }: Scene, path: readonly string[]): string {
  const value = base.ok ? valueAt(base.reading.content, path) : undefined;
  return typeof value === 'object' || value === undefined ? '' : String(value);
}

/** A key of a market or of a rule of sharing stands only where the scenario has what it is of. */
function standsIn({ merged }: PageScenario, path: readonly string[]): boolean {
  const isOfPart = path[0] === 'market' || (path[0] === 'sharing' && path.length > 2);
  if (isOfPart) return isSourceMap(valueAt(merged, path.slice(0, -1)));
  return path[0] !== 'behaviour';
}

function groupOf(target: LeverTarget, rule: Rule | undefined): ControlGroup {
  if (rule !== undefined) return GROUP_OF_TOPIC[rule.topic] ?? 'levies';
  return (target.kind === 'path' ? GROUP_OF_KEY[target.path[0]!] : undefined) ?? 'levies';
}

function sourceOf({ status, standard }: Lever, rule: Rule | undefined): Label {
  const { zh, en } = RULE_STATUS_LABELS[status];
  const document = rule === undefined ? same('') : documentLabel(rule.document);
  return {
    zh: `${document.zh}（${zh}；通常 ${standard.zh}）`,
    en: `${document.en} (${en}; usually ${standard.en})`.trim(),
  };
}
