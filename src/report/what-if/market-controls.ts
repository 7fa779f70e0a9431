import type { Label } from '../../rules/rule.ts';
import { MARKET_PATHS, type MarketPathName, type NamedPath } from '../../scenario/market-path.ts';
import type { SourceMap } from '../../scenario/source-tree.ts';
import { valueAt } from '../../scenario/source-tree.ts';
import { parseRatio } from '../../units/ratio.ts';
import { RULE_STATUS_LABELS } from '../labels.ts';
import { figureIn } from './control-figure.ts';
import { MARKET_LABELS } from './option-labels.ts';
import type {
  ChoiceControl,
  Control,
  Edits,
  NumberControl,
  PageLaw,
  PageScenario,
} from './page-model.ts';

const INDEX_PATH = ['market', 'index', 'path'];
const INDEX_FILE = ['market', 'index', 'file'];
const PAYMENT = ['behaviour', 'payment', 'market'];
/** What stands for payments on the day they are due. */
const ON_TIME = 'onTime';

type Bounds = Pick<NumberControl, 'least' | 'most' | 'step' | 'unit' | 'isWhole'>;
type MarketFigure = Bounds & { readonly path: readonly string[]; readonly label: Label };

const WHOLE_PARCELS = { least: '0', most: '240', step: '1', unit: '', isWhole: true } as const;

/** Single figures of a market, by the control that moves them. */
const FIGURES: Readonly<Record<string, MarketFigure>> = {
  'market-parcels': {
    ...{ path: ['market', 'supply', 'parcelsPerYear'], label: MARKET_LABELS.parcels },
    ...WHOLE_PARCELS,
  },
  'market-volatility': {
    ...{ path: ['market', 'index', 'volatility'], label: MARKET_LABELS.volatility },
    ...{ least: '0', most: '10', step: '0.1', unit: '%', isWhole: false },
  },
  'market-elasticity': {
    ...{ path: ['market', 'demand', 'elasticity'], label: MARKET_LABELS.elasticity },
    ...{ least: '0', most: '5', step: '0.05', unit: '', isWhole: false },
  },
  'market-start-share': {
    ...{ path: ['market', 'award', 'startShare'], label: MARKET_LABELS.startShare },
    ...{ least: '0', most: '100', step: '1', unit: '%', isWhole: false },
  },
};

const CHOICES = ['market-path', 'payments'] as const;

/** Whether a control moves the market or the way people pay, and is no lever of the catalogue. */
export function isMarketControl(id: string): boolean {
  return Object.hasOwn(FIGURES, id) || CHOICES.some((one) => one === id);
}

/** How a market moves and how people pay, where a scenario has a market of its own. */
export function marketControls({ merged }: PageScenario, { marketPaths }: PageLaw): Control[] {
  if ((valueAt(merged, ['market']) ?? null) === null) return [];
  const figures = Object.entries(FIGURES).map(([id, figure]) => figureControl(id, figure, merged));
  return [pathControl(merged, marketPaths), ...figures, paymentControl(merged)];
}

function figureControl(
  id: string,
  { path, label, ...bounds }: MarketFigure,
  merged: SourceMap,
): NumberControl {
  const value = parseRatio(String(valueAt(merged, path) ?? ''));
  return {
    ...{ id, kind: 'number', group: 'market', label, source: MARKET_LABELS.assumed },
    standing: value === null ? '' : figureIn(value, 'ratio', bounds.unit),
    ...bounds,
    unitLabel:
      id === 'market-parcels' ? MARKET_LABELS.perYear : { zh: bounds.unit, en: bounds.unit },
  };
}

function pathControl(
  merged: SourceMap,
  paths: Readonly<Record<MarketPathName, NamedPath>>,
): ChoiceControl {
  const hasOwn = (valueAt(merged, INDEX_FILE) ?? null) !== null;
  const sources = MARKET_PATHS.map((name) => ({ name, ...paths[name] }));
  const source = (language: 'zh' | 'en') =>
    sources
      .map(({ title, status }) => {
        const standing = RULE_STATUS_LABELS[status][language];
        return language === 'zh' ? `${title.zh}（${standing}）` : `${title.en} (${standing})`;
      })
      .join(language === 'zh' ? '；' : '; ');
  return {
    ...{ id: 'market-path', kind: 'choice', group: 'market', label: MARKET_LABELS.path },
    source: { zh: source('zh'), en: source('en') },
    standing: hasOwn ? '' : String(valueAt(merged, INDEX_PATH) ?? ''),
    options: sources.map(({ name, title }) => ({ value: name, label: title })),
  };
}

function paymentControl(merged: SourceMap): ChoiceControl {
  return {
    ...{ id: 'payments', kind: 'choice', group: 'market', label: MARKET_LABELS.payments },
    source: MARKET_LABELS.paymentSource,
    standing: String(valueAt(merged, PAYMENT) ?? ON_TIME),
    options: [
      { value: ON_TIME, label: MARKET_LABELS.onTime },
      { value: 'index', label: MARKET_LABELS.byIndex },
    ],
  };
}

/** What was changed of a market, as a scenario says it; nothing where nothing was. */
export function marketOverlay(merged: SourceMap, edits: Edits): SourceMap {
  const path = edits['market-path'];
  const hasOwn = (valueAt(merged, INDEX_FILE) ?? null) !== null;
  const values: (readonly [readonly string[], string | null])[] = [
    ...Object.entries(FIGURES).flatMap(([id, { path: at, unit }]) =>
      edits[id] === undefined ? [] : [[at, `${edits[id]}${unit}`] as const],
    ),
    ...(path === undefined ? [] : [[INDEX_PATH, path] as const]),
    ...(path === undefined || !hasOwn ? [] : [[INDEX_FILE, null] as const]),
  ];
  const paid = edits['payments'];
  const payment = paid === ON_TIME ? null : { market: paid! };
  return {
    ...values.reduce<SourceMap>((map, [at, value]) => withValue(map, at, value), {}),
    ...(paid === undefined ? {} : { behaviour: { payment } }),
  };
}

function withValue(map: SourceMap, path: readonly string[], value: string | null): SourceMap {
  const [key, ...rest] = path;
  const below = (map[key!] ?? {}) as SourceMap;
  return { ...map, [key!]: rest.length === 0 ? value : withValue(below, rest, value) };
}
