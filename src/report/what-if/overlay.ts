import {
  isSourceMap,
  type SourceMap,
  type SourceValue,
  valueAt,
} from '../../scenario/source-tree.ts';
import { isMarketControl, marketOverlay } from './market-controls.ts';
import type { Control, Edits, PageScenario } from './page-model.ts';

/** Roles whose share of cross-region deals has a control; the land's city takes the rest. */
export const SHARE_ROLES = ['listing', 'quota', 'collecting'] as const;
export type ShareRole = (typeof SHARE_ROLES)[number];

export const CROSS_REGION = ['sharing', 'rule', 'byOrigin', 'crossRegion', 'fixed', 'shares'];
const LOCAL = ['sharing', 'rule', 'byOrigin', 'local'];
const REASON = '在测算页上调整 / moved on the what-if page';

/** What was changed, as a scenario that extends the one it was changed from would say it. */
export function overlayOf(
  scenario: PageScenario,
  controls: readonly Control[],
  edits: Edits,
): SourceMap {
  return {
    ...sharing(scenario, edits),
    ...transfer(scenario, edits),
    ...marketOverlay(scenario.merged, edits),
    ...levers(scenario, controls, edits),
  };
}

function sharing({ merged }: PageScenario, edits: Edits): SourceMap {
  if (!SHARE_ROLES.some((role) => Object.hasOwn(edits, `share-${role}`))) return {};
  const shares = SHARE_ROLES.flatMap((role) => {
    const edited = edits[`share-${role}`];
    const share = edited === undefined ? valueAt(merged, [...CROSS_REGION, role]) : `${edited}%`;
    return share === undefined ? [] : [[role, share] as const];
  });
  const crossRegion = { fixed: { shares: Object.fromEntries(shares), restTo: 'land' } };
  const local = valueAt(merged, LOCAL) ?? { fixed: { shares: { land: '100%' } } };
  return { sharing: { rule: { byOrigin: { local, crossRegion } } } };
}

/** One regime for the whole run, authorised from its first day. */
function transfer({ merged }: PageScenario, edits: Edits): SourceMap {
  const regime = edits['transfer'];
  if (regime === undefined) return {};
  const from = merged['start']!;
  const authorised = regime === 'T-A' ? {} : { authorised: { [regime]: from } };
  return { transfer: { regimes: [{ from, regime }], ...authorised } };
}

/** Levers of the scenario's own stay moved unless the page moves them elsewhere. */
function levers({ merged }: PageScenario, controls: readonly Control[], edits: Edits): SourceMap {
  const moved = controls.filter(({ id }) => Object.hasOwn(edits, id) && isLever(id));
  if (moved.length === 0) return {};
  const ids = moved.map(({ id }) => id);
  const own = Array.isArray(merged['levers']) ? (merged['levers'] as SourceValue[]) : [];
  const kept = own.filter((item) => !isSourceMap(item) || !ids.includes(String(item['lever'])));
  const items = moved.map((control) => ({
    ...{ lever: control.id, value: leverValue(control, edits[control.id]!), reason: REASON },
  }));
  return { levers: [...kept, ...items] };
}

/** Whether a control is a lever of the catalogue, not a share, a regime or a market of its own. */
function isLever(id: string): boolean {
  return id !== 'transfer' && !id.startsWith('share-') && !isMarketControl(id);
}

function leverValue(control: Control, text: string): SourceValue {
  if (control.kind === 'choice') return text === 'true' ? true : text === 'false' ? false : text;
  const { unit } = control;
  if (unit === '') return text;
  return unit === '%' || unit === '‰' ? `${text}${unit}` : `${text} ${unit}`;
}
