/**
 * The category codes the stages book under, by what they hold; `seeds/category-codes.yaml` gives
 * their names, budgets and status.
 */
export const CODE = {
  grantPrice: '103014801',
  allocationPrice: '103014803',
  otherGrantRevenue: '103014899',
  netRevenue: '1030148',
  landReserveFund: '1030146',
  agriLandFund: '1030147',
  newConstructionFee: '1030718',
  costRecovery: '2120801',
  businessFee: '2120806',
  education: '1030219',
  irrigation: '1030220',
  housing: '2120807',
  vat: '10101',
  cit: '10104',
  pit: '10106',
  urbanConstructionTax: '10109',
  propertyTax: '10110',
  landUseTax: '10112',
  deedTax: '10119',
  stampTax: '10111',
  farmlandOccupationTax: '10118',
  reclamationFee: 'reclamation-fee',
  fundTransferIn: '11004',
  horizontalTransferIn: '1102199',
  ecologicalCompensationIn: '1102102',
  quotaMoneyIn: '1102103',
  quotaMoneyOut: '2302103',
} as const;
