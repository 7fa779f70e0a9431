/**
 * Why the engine refuses, holds or takes back a deal or a voucher, in order of precedence: when
 * several apply, the first is the deal's code. Codes are never renamed or reused.
 */
export const REFUSAL_CODES = [
  'termExceedsMaximum',
  'competitiveSaleRequired',
  'priceMissing',
  'priceBelowGradeFloor',
  'priceBelowBenchmark',
  'contractLate',
  'firstInstalmentLow',
  'basicFarmlandProtected',
  'replacementShort',
  'replacementPoorer',
  'replacementTooSteep',
  'replacementParcelUsed',
  'replacementLandShort',
  'redLineBreached',
  'commitmentOverdue',
  'planningScaleShort',
  'annualPlanShort',
  'linkageSurplusShort',
  'linkagePaddyShort',
  'linkageCapacityShort',
  'farmlandQuantityShort',
  'farmlandPaddyShort',
  'farmlandCapacityShort',
  'commitmentLimitExceeded',
  'occupationCapExceeded',
  'quotaPriceOutsideBand',
  'supplyParcelUsed',
  'supplyNegative',
  'supplyEmpty',
  'protectionGiverShort',
  'protectionTakerShort',
  'protectionBeyondCap',
  'protectionParcelsShort',
  'protectionParcelUsed',
  'regimeNotAuthorised',
  'voucherAmountNotZero',
  'voucherNotOneDetail',
  'voucherAmountsDiffer',
  'voucherNoSplitFlag',
  'voucherReasonUnknown',
  'voucherNumberRepeated',
  'voucherNumberMalformed',
  'voucherFieldMissing',
  'voucherBatched',
  'voucherTreasuryUnknown',
  'voucherNoConsent',
  'voucherPriorYear',
  'voucherPastCutOff',
  'treasuryBalanceShort',
  'refundPayeeUnknown',
  'refundTotalWrong',
  'paymentOverdue',
  'priceOffset',
  'taxMisstated',
  'contractVoid',
  'dealRescinded',
  'collectiveUseExcluded',
  'collectiveConsentShort',
  'collectivePlanLate',
  'assignmentTooEarly',
  'preEmptionCalled',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refusal: what was found, what the rule asks for, and how much is missing, in `unit`. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly rule: string;
  readonly found: number;
  readonly expected: number;
  readonly unit:
    | 'fen'
    | 'm2'
    | 'kg'
    | 'year'
    | 'day'
    | 'workingDay'
    | 'grade'
    | 'degree'
    | 'count'
    | 'ratio';
}

export function byPrecedence(a: Refusal, b: Refusal): number {
  return REFUSAL_CODES.indexOf(a.code) - REFUSAL_CODES.indexOf(b.code);
}
