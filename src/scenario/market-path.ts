import type { IndexPoint } from '../behaviour/market/index-level.ts';
import type { InputFile } from './input-file.ts';

/** The paths of the land market a scenario can name. */
export const MARKET_PATHS = ['flat', 'downturn', 'recovery'] as const;
export type MarketPathName = (typeof MARKET_PATHS)[number];

/** A path payments follow, and the file it comes from. */
export interface PaymentPath {
  readonly points: readonly IndexPoint[];
  readonly file: InputFile;
}
