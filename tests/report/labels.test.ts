import { describe, expect, it } from 'vitest';
import { MARKET_STATES } from '../../src/behaviour/market-state.ts';
import { PAYMENT_EVENTS } from '../../src/engine/payment-log.ts';
import { OUTCOMES } from '../../src/engine/run-result.ts';
import { WHATS } from '../../src/ledger/why.ts';
import { UNMET_REASONS, UNSOLD_REASONS } from '../../src/quota/clearing/clearing.ts';
import { MECHANISM_KINDS } from '../../src/quota/clearing/market.ts';
import { QUOTA_LEDGERS } from '../../src/quota/lot.ts';
import { DIMENSIONS } from '../../src/quota/vector.ts';
import * as labels from '../../src/report/labels.ts';
import { DIFFERENCE_CAUSES } from '../../src/report/reconcile/reconciliation.ts';
import { MATCH_DIFFERENCES, MATCH_OUTCOMES } from '../../src/report/reconcile/statement-match.ts';
import { FIGURE_KEYS } from '../../src/report/summary.ts';
import { WORDS } from '../../src/report/terminal/words.ts';
import type { Label } from '../../src/rules/rule.ts';
import { FACTORS, ROLES, SHARED_TAXES, SHARING_BASES } from '../../src/rules/sharing-rule.ts';
import { VOUCHER_REASONS } from '../../src/stages/4-transfer/voucher.ts';
import { VOUCHER_EVENTS, VOUCHER_STATES } from '../../src/stages/4-transfer/voucher-state.ts';
import { GREEN_HEART_ZONES, LAND_USES, METHODS } from '../../src/world/deal.ts';
import { FAULT_CODES } from '../../src/world/fault.ts';
import { FIRM_TAXES, PROMISES } from '../../src/world/firm.ts';
import { PARTIES, QUOTA_HOLDERS } from '../../src/world/party.ts';
import { QUOTA_GOODS, REGIMES } from '../../src/world/policy.ts';
import { REFUSAL_CODES } from '../../src/world/refusal.ts';
import { REJECT_CODES } from '../../src/world/reject.ts';

const CLOSED: readonly [string, readonly string[], Readonly<Record<string, Label>>][] = [
  ['party', PARTIES, labels.PARTY_LABELS],
  ['party, short', PARTIES, labels.PARTY_SHORT_LABELS],
  ['quota holder', QUOTA_HOLDERS, labels.QUOTA_HOLDER_LABELS],
  ['role', ROLES, labels.ROLE_LABELS],
  ['factor', FACTORS, labels.FACTOR_LABELS],
  ['ledger', QUOTA_LEDGERS, labels.QUOTA_LEDGER_LABELS],
  ['dimension', DIMENSIONS, labels.DIMENSION_LABELS],
  ['quota good', QUOTA_GOODS, labels.QUOTA_GOOD_LABELS],
  ['mechanism', MECHANISM_KINDS, labels.MECHANISM_LABELS],
  ['unmet', UNMET_REASONS, labels.UNMET_LABELS],
  ['unsold', UNSOLD_REASONS, labels.UNSOLD_LABELS],
  ['land use', LAND_USES, labels.LAND_USE_LABELS],
  ['method', METHODS, labels.METHOD_LABELS],
  ['green-heart zone', GREEN_HEART_ZONES, labels.GREEN_HEART_ZONE_LABELS],
  ['outcome', OUTCOMES, labels.OUTCOME_LABELS],
  ['refusal', REFUSAL_CODES, labels.REFUSAL_LABELS],
  ['reject', REJECT_CODES, labels.REJECT_LABELS],
  ['fault', FAULT_CODES, labels.FAULT_LABELS],
  ['repair of a fault', FAULT_CODES, labels.FAULT_REPAIRS],
  ['end of a fault', Object.keys(labels.FAULT_END_LABELS), labels.FAULT_END_LABELS],
  ['voucher state', VOUCHER_STATES, labels.VOUCHER_STATE_LABELS],
  ['voucher event', [...VOUCHER_EVENTS, 'repeat'], labels.VOUCHER_EVENT_LABELS],
  ['voucher reason', VOUCHER_REASONS, labels.VOUCHER_REASON_LABELS],
  ['figure', FIGURE_KEYS, labels.FIGURE_LABELS],
  ['regime', REGIMES, labels.REGIME_LABELS],
  ['sharing base', SHARING_BASES, labels.SHARING_BASE_LABELS],
  ['shared tax', SHARED_TAXES, labels.SHARED_TAX_LABELS],
  ['tax of a firm', FIRM_TAXES, labels.FIRM_TAX_LABELS],
  ['promise', PROMISES, labels.PROMISE_LABELS],
  ['state of a market', MARKET_STATES, labels.MARKET_STATE_LABELS],
  ['step of a late payment', PAYMENT_EVENTS, labels.PAYMENT_EVENT_LABELS],
  ['what is explained', WHATS, labels.WHAT_LABELS],
  ['cause of a difference', DIFFERENCE_CAUSES, labels.DIFFERENCE_CAUSE_LABELS],
  ['match of a statement', MATCH_OUTCOMES, labels.MATCH_OUTCOME_LABELS],
  ['difference of a match', MATCH_DIFFERENCES, labels.MATCH_DIFFERENCE_LABELS],
  ['direction', Object.keys(labels.DIRECTION_LABELS), labels.DIRECTION_LABELS],
  // Unions without a list of their own: the compiler sees to it that no member is missing.
  ['quota action', Object.keys(labels.QUOTA_ACTION_LABELS), labels.QUOTA_ACTION_LABELS],
  ['section', Object.keys(labels.SECTION_LABELS), labels.SECTION_LABELS],
  ['stage', Object.keys(labels.STAGE_LABELS), labels.STAGE_LABELS],
  ['transfer', Object.keys(labels.TRANSFER_STATUS_LABELS), labels.TRANSFER_STATUS_LABELS],
  ['rule status', Object.keys(labels.RULE_STATUS_LABELS), labels.RULE_STATUS_LABELS],
  ['record field', Object.keys(labels.RECORD_LABELS), labels.RECORD_LABELS],
  ['receipt figure', Object.keys(labels.RECEIPT_FIGURE_LABELS), labels.RECEIPT_FIGURE_LABELS],
  ['cash figure', Object.keys(labels.CASH_FIGURE_LABELS), labels.CASH_FIGURE_LABELS],
  ['earmark or kind of land', Object.keys(labels.WHICH_LABELS), labels.WHICH_LABELS],
  ['words', Object.keys(WORDS), WORDS],
];

describe('labels', () => {
  it.each(CLOSED)('every %s has a name in Chinese and in English', (_, members, names) => {
    expect(Object.keys(names).sort()).toEqual([...members].sort());
    for (const member of members) {
      const { zh, en } = names[member]!;
      expect(zh, member).toMatch(/\p{Script=Han}/u);
      expect(en, member).toMatch(/[A-Za-z]/);
      expect(en, member).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it.each(CLOSED.slice(2))('no two of %s have the same name', (_, members, names) => {
    expect(new Set(members.map((m) => names[m]!.zh)).size).toBe(members.length);
    expect(new Set(members.map((m) => names[m]!.en)).size).toBe(members.length);
  });
});
