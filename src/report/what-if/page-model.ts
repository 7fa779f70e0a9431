import type { IndexPoint } from '../../behaviour/market/index-level.ts';
import type { MarketProfile } from '../../behaviour/synthetic/profile.ts';
import type { Budget } from '../../ledger/account.ts';
import type { Lever } from '../../rules/lever.ts';
import type { Label, Rule } from '../../rules/rule.ts';
import type { Circumstances } from '../../scenario/circumstances.ts';
import type { InputProblem } from '../../scenario/input-error.ts';
import type { MarketPathName, NamedPath } from '../../scenario/market-path.ts';
import type { QuotaPreset } from '../../scenario/quota-preset.ts';
import type { SharingPreset } from '../../scenario/sharing/preset-file.ts';
import type { SourceMap } from '../../scenario/source-tree.ts';
import type { Day } from '../../units/day.ts';
import type { Deal } from '../../world/deal.ts';
import type { Opening } from '../../world/opening.ts';
import type { Place } from '../../world/place.ts';
import type { Reject } from '../../world/reject.ts';
import type { Positions } from '../positions.ts';
import type { Summary } from '../summary.ts';

/** The law and the names it is written in, as plain data. */
export interface PageLaw {
  readonly rules: readonly Rule[];
  readonly onRecord: readonly string[];
  readonly levers: readonly Lever[];
  readonly places: readonly Place[];
  readonly days: {
    readonly holidays: readonly Day[];
    readonly workingWeekends: readonly Day[];
  };
  readonly budgets: ReadonlyMap<string, Budget>;
  /** Names of the category codes. */
  readonly codeNames: ReadonlyMap<string, Label>;
  readonly sharingPresets: ReadonlyMap<string, SharingPreset>;
  readonly quotaPresets: ReadonlyMap<string, QuotaPreset>;
  readonly marketPaths: Readonly<Record<MarketPathName, NamedPath>>;
  /** What parcels are drawn from; null where no scenario has a market. */
  readonly marketProfile: MarketProfile | null;
}

/** The deals of a file, as read. */
export interface PageDeals {
  readonly deals: readonly Deal[];
  readonly rejects: readonly Reject[];
}

/** One scenario as a page carries it: what it shares with others is named by its digest. */
export interface CarriedScenario {
  readonly id: string;
  /** Name of its file, by which what is saved extends it. */
  readonly file: string;
  /** What it and everything it extends say. */
  readonly merged: SourceMap;
  readonly situation: Omit<Circumstances, 'presets' | 'quotaPreset' | 'coalition'>;
  /** The user's index of its market; null: a named path, or no market. */
  readonly ownIndex: ReadonlyMap<string, readonly IndexPoint[]> | null;
  readonly dealsDigest: string;
  readonly openingDigest: string;
}

/** One scenario with everything it is run from. */
export interface PageScenario extends CarriedScenario, PageDeals {
  readonly opening: Opening;
}

/** All a page carries; scenarios over the same deals or opening books carry them once. */
export interface PageData {
  readonly law: PageLaw;
  readonly deals: ReadonlyMap<string, PageDeals>;
  readonly openings: ReadonlyMap<string, Opening>;
  readonly scenarios: readonly CarriedScenario[];
}

/** The scenarios of a page, each with what it shares put back. */
export function pageScenarios({ deals, openings, scenarios }: PageData): PageScenario[] {
  return scenarios.map((own) => ({
    ...{ ...own, ...deals.get(own.dealsDigest)! },
    opening: openings.get(own.openingDigest)!,
  }));
}

/** What was changed against a scenario: the value, as text, by control. */
export type Edits = Readonly<Record<string, string>>;

/** One word of a choice. */
export interface Option {
  readonly value: string;
  readonly label: Label;
}

interface ControlBase {
  readonly id: string;
  readonly group: ControlGroup;
  readonly label: Label;
  /** Where its standard value comes from, and how far that can be relied on. */
  readonly source: Label;
  /** Where the scenario itself has it; empty where it differs by key or is not said. */
  readonly standing: string;
}

/** A figure between two bounds, in the unit it is written in. */
export interface NumberControl extends ControlBase {
  readonly kind: 'number';
  readonly least: string;
  readonly most: string;
  readonly step: string;
  /** Whether only whole figures make sense. */
  readonly isWhole: boolean;
  /** `%`, `‰`, a unit of a rule file, or empty. */
  readonly unit: string;
  readonly unitLabel: Label;
}

export interface ChoiceControl extends ControlBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

/** Something a person can move on the page. */
export type Control = NumberControl | ChoiceControl;

export const CONTROL_GROUPS = [
  'sharing',
  'market',
  'levies',
  'transfer',
  'quota',
  'listing',
] as const;
export type ControlGroup = (typeof CONTROL_GROUPS)[number];

/** Why a variant cannot be run. */
export interface Refused {
  readonly ok: false;
  readonly problems: readonly InputProblem[];
}

/** What became of a variant: its figures, or what is wrong with it. */
export type Outcome = { readonly ok: true; readonly summary: Summary } | Refused;

/** The same in short, before the run: what everybody ends with, or what is wrong. */
export type FirstAnswer = { readonly ok: true; readonly positions: Positions } | Refused;
