import type { FirmSettings } from './firm/firm.ts';
import type { IndexPoint } from './market/index-level.ts';

/** How people and firms behave in a run; what is left out does not happen. */
export interface Behaviour {
  /** Grantees pay on time, late or not at all, by how the market stands. */
  readonly payment?: {
    /** The path payments follow; null: the index of the run's own market. */
    readonly path: readonly IndexPoint[] | null;
  };
  /** Firms build, produce and pay taxes on the land they were granted. */
  readonly firms?: FirmSettings;
  /** Cities list less where sharing leaves them less. */
  readonly listing?: true;
  /** Cities list less in a falling market, after many pass-ins and with little quota. */
  readonly supply?: true;
  /** Firms that look for industrial land go to the city where it costs them least. */
  readonly location?: true;
}
