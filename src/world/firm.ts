/** Industries the indicators of firms are kept for. */
export const INDUSTRIES = ['manufacturing', 'advanced', 'logistics', 'services'] as const;
export type Industry = (typeof INDUSTRIES)[number];

/**
 * How a firm came to its parcel: of the place itself, in an enclave park of another city, moved
 * from another city, or a branch of a firm whose head office is in another city.
 */
export const FIRM_KINDS = ['local', 'enclave', 'relocated', 'branch'] as const;
export type FirmKind = (typeof FIRM_KINDS)[number];

/** Kinds of firms whose taxes may be shared with another city. */
export const SHARED_FIRM_KINDS = ['enclave', 'relocated', 'branch'] as const;
export type SharedFirmKind = (typeof SHARED_FIRM_KINDS)[number];

/** Taxes a firm pays every year, in the order they are paid. */
export const FIRM_TAXES = [
  'vat',
  'urbanConstructionTax',
  'cit',
  'pit',
  'landUseTax',
  'propertyTax',
] as const;
export type FirmTax = (typeof FIRM_TAXES)[number];

/**
 * Which taxes of a firm are shared: of an enclave all, of one that moved VAT and enterprise income
 * tax (财预〔2015〕92号), of a branch enterprise income tax (财预〔2012〕40号).
 */
export const TAXES_SHARED: Readonly<Record<SharedFirmKind, readonly FirmTax[]>> = {
  enclave: FIRM_TAXES,
  relocated: ['vat', 'cit'],
  branch: ['cit'],
};

/** What a contract of standard land (标准地) may promise. */
export const PROMISES = ['investment', 'tax', 'jobs'] as const;
export type PromiseKind = (typeof PROMISES)[number];
