import { describe, expect } from 'vitest';
import type { RunResult } from '../../src/engine/run-result.ts';
import { isStateChange } from '../../src/quota/move.ts';
import { addVector, DIMENSIONS, type Vector, ZERO_VECTOR } from '../../src/quota/vector.ts';
import { completeDeal } from '../../src/world/deal-facts.ts';
import { PLACES, RULES } from '../engine/fixture.ts';

import { holds } from './engine-case.ts';

/** What a deal wrote off, by ledger. */
function writtenOff({ quota }: RunResult, deal: string): Map<string, Vector> {
  const used = new Map<string, Vector>();
  for (const move of quota.moves()) {
    if (move.action !== 'writeOff' || move.deal !== deal) continue;
    const { ledger } = quota.lot(move.lot)!;
    used.set(ledger, addVector(used.get(ledger) ?? ZERO_VECTOR, move.amount));
  }
  return used;
}

describe('quota', () => {
  const KEYS = ['available', 'reserved', 'used', 'expired'] as const;
  const STEP: Record<string, readonly [string, string]> = {
    reserve: ['available', 'reserved'],
    writeOff: ['reserved', 'used'],
    expire: ['available', 'expired'],
  };

  holds('Q1 Q2 every unit minted is somewhere, none is there twice or below zero', ({ quota }) => {
    const cells = new Map<string, number>();
    const minted = new Map<string, Vector>();
    const change = (lot: string, holder: string, state: string, amount: Vector, by: 1 | -1) => {
      for (const d of DIMENSIONS) {
        const key = `${lot} ${holder} ${state} ${d}`;
        const next = (cells.get(key) ?? 0) + by * amount[d];
        expect(next).toBeGreaterThanOrEqual(0);
        cells.set(key, next);
      }
    };
    for (const move of quota.moves()) {
      if (move.action === 'mint') {
        expect(minted.has(move.lot.id)).toBe(false);
        minted.set(move.lot.id, move.lot.minted);
        change(move.lot.id, move.holder, 'available', move.lot.minted, 1);
      } else if ('from' in move) {
        change(move.lot, move.from, 'available', move.amount, -1);
        change(move.lot, move.to, 'available', move.amount, 1);
      } else {
        if (!isStateChange(move)) continue;
        const [from, to] = STEP[move.action]!;
        change(move.lot, move.holder, from, move.amount, -1);
        change(move.lot, move.holder, to, move.amount, 1);
      }
    }
    for (const [lot, whole] of minted) {
      for (const d of DIMENSIONS) {
        const found = [...quota.positionsOf(lot)]
          .flatMap(({ holder }) => KEYS.map((s) => cells.get(`${lot} ${holder} ${s} ${d}`) ?? 0))
          .reduce((sum, one) => sum + one, 0);
        expect(found).toBe(whole[d]);
      }
    }
  });

  holds('Q3 no city ends a period below its target, unless it began there', (result, input) => {
    for (const { farmlandM2 } of result.history) {
      for (const { city, stockM2 } of input.opening.farmland) {
        expect(farmlandM2[city]).toBeGreaterThanOrEqual(Math.min(3_000_000, stockM2));
      }
    }
  });

  holds('Q4 what a deal writes off covers what it takes, ledger by ledger', (result, input) => {
    const { deals, quota, record } = result;
    const bundled = input.policy.quota.gate?.bundled === true;
    for (const { deal, outcome } of deals) {
      const facts = completeDeal(deal, PLACES.get(deal.county)!, RULES);
      const used = writtenOff(result, deal.id);
      const promised = [...quota.commitments().all()].find(({ made }) => made.deal === deal.id);
      const approval = record.approvals.find((one) => one.deal === deal.id);
      if (outcome === 'refused') {
        expect([approval, promised, used.size]).toEqual([undefined, undefined, 0]);
        continue;
      }
      const { linkage, capped, paddyForPaddy } = approval!;
      const asked = linkage ? 'L3' : 'L4';
      for (const d of DIMENSIONS) {
        const found = (used.get(asked)?.[d] ?? 0) + (promised?.owed[d] ?? 0);
        const counts = d !== 'paddyM2' || paddyForPaddy;
        const need = linkage && d === 'areaM2' ? facts.newAreaM2 : counts ? facts.taken[d] : 0;
        if (bundled) expect(found).toBeGreaterThanOrEqual(need);
        else expect(found).toBe(need);
      }
      const area = (ledger: string) => used.get(ledger)?.areaM2 ?? 0;
      expect([area('L1'), area('L2')]).toEqual([facts.newAreaM2, linkage ? 0 : facts.newAreaM2]);
      expect(area(linkage ? 'L4' : 'L3')).toBe(0);
      expect(area('L7')).toBe(capped ? facts.taken.areaM2 : 0);
    }
  });

  holds('a refused deal leaves no trace', ({ deals, ledger, quota, shares }) => {
    const refused = new Set(deals.filter((d) => d.outcome === 'refused').map((d) => d.deal.id));
    const traces = [...ledger.journal.entries(), ...quota.moves(), ...shares];
    expect(traces.filter(({ deal }) => refused.has(deal))).toEqual([]);
  });

  holds('what is paid for quota is what it was sold for', ({ ledger, quota }) => {
    const sold = quota.moves().reduce((sum, m) => sum + ('priceFen' in m ? m.priceFen : 0), 0);
    const paid = [...ledger.journal.entries()]
      .filter(({ stage }) => stage === 'quota')
      .flatMap(({ legs }) => legs)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    expect(paid).toBe(sold);
  });
});
