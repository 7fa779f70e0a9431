/** The money figures of a party, in the order in which tables hold them; all in fen. */
export const MONEY_FIGURES = [
  'receiptsFen',
  'costRecoveryFen',
  'earmarksFen',
  'remittedUpFen',
  'netProceedsFen',
  'greenHeartFen',
  'sharesOutFen',
  'sharesInFen',
  'taxesFen',
  'quotaPaidFen',
  'quotaReceivedFen',
  'finalPositionFen',
] as const;
export type MoneyFigure = (typeof MONEY_FIGURES)[number];

/** How many figures a party has: the width of a row of figures. */
export const FIGURE_COUNT: number = MONEY_FIGURES.length;

/** Position of each figure in a row of them. */
export const FIGURE_AT = Object.fromEntries(
  MONEY_FIGURES.map((figure, at) => [figure, at]),
) as Readonly<Record<MoneyFigure, number>>;
