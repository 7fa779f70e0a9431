/** Every name a person reads, in Chinese and English, by the identifier the files carry. */
export * from './labels/behaviour-labels.ts';
export * from './labels/clearing-labels.ts';
export * from './labels/deal-labels.ts';
export * from './labels/fault-labels.ts';
export type { Language } from './labels/language.ts';
export * from './labels/money-labels.ts';
export * from './labels/outcome-labels.ts';
export * from './labels/party-labels.ts';
export * from './labels/path-labels.ts';
export * from './labels/quota-labels.ts';
export * from './labels/reconcile-labels.ts';
export * from './labels/rule-labels.ts';
export * from './labels/statement-labels.ts';
export * from './labels/voucher-labels.ts';
export * from './labels/why-labels.ts';
