import type { RuleStatus } from '../rules/rule.ts';
import type { Ratio } from '../units/ratio.ts';
import type { City } from '../world/party.ts';
import type { QuotaPreset } from './quota-preset.ts';
import type { SharingPreset } from './sharing/preset-file.ts';

/** What came with the input and bears on how far a result can be relied on. */
export interface Circumstances {
  readonly synthetic: boolean;
  /** Whole years the deals were moved by; 0: none. */
  readonly redatedYears: number;
  /** Years of the run whose days off nobody has published. */
  readonly assumedCalendarYears: readonly number[];
  /** How far each item of the opening books can be relied on. */
  readonly openingStatuses: readonly RuleStatus[];
  /** Part of the real stock the opening books hold when deals of one's own meet it; null: whole. */
  readonly openingScale: Ratio | null;
  /** The sharing presets the scenario uses. */
  readonly presets: readonly Pick<SharingPreset, 'title' | 'document' | 'status'>[];
  /** The cities on the platform; all of them when absent. */
  readonly coalition?: readonly City[];
  /** The quota mechanism of another place the run borrows; left out when it borrows none. */
  readonly quotaPreset?: Pick<QuotaPreset, 'title' | 'document' | 'status' | 'note'>;
}
