import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squareMetre } from '../../src/units/area.ts';
import { fen } from '../../src/units/fen.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { Opening } from '../../src/world/opening.ts';
import { RUNS } from '../replay.ts';
import { deal, farmland, lotOf, OPENING_FARMLAND_M2, POLICY, shared } from './fixture.ts';
import { smallWorld } from './small-world.ts';
import { type Model, openBench } from './stage-bench.ts';
import { anyCommands } from './stage-commands.ts';

const LEFT = { L1: 20_000, L2: 15_000, L4: 9_000, L7: 7_000 } as const;
const HOLDERS = ['changsha', 'zhuzhou'] as const;

/** Enough for two or three of the deals, so that some must be refused. */
const OPENING: Opening = {
  farmland: ['changsha', 'zhuzhou', 'xiangtan'].map((city) => ({
    city: city as 'changsha',
    stockM2: OPENING_FARMLAND_M2,
    basicFarmlandM2: 0,
  })),
  lots: HOLDERS.flatMap((city) =>
    Object.entries(LEFT).map(([ledger, areaM2]) => ({
      holder: city,
      lot: lotOf(
        `${ledger}-${city}`,
        ledger as 'L4',
        city,
        ledger === 'L4' ? [areaM2, areaM2, 90_000] : [areaM2],
      ),
    })),
  ),
};

const DEALS: Deal[] = Array.from({ length: 5 }, (_, i) =>
  deal({
    id: `D-${i}`,
    county: i % 2 === 0 ? 'yuhua' : 'lusong',
    stockAreaM2: squareMetre(4_000 + 500 * i),
    farmland: farmland(1_500 + 500 * i, 500),
    priceFen: fen(10_000_000_001 + 7 * i),
    costFen: fen(100_000_000 * i),
  }),
);

const policy = {
  ...POLICY,
  sharing: shared({ land: '3/5', xiangtan: '2/5' }, 'grossReceipts'),
  quota: { ...POLICY.quota, trade: false },
};

function openModel(): Model {
  const left = HOLDERS.flatMap((city) =>
    Object.entries(LEFT).map(([ledger, areaM2]) => [`${city} ${ledger}`, areaM2]),
  );
  return {
    escrowFen: 0,
    clearingFen: 0,
    settledFen: 0,
    heldFen: 0,
    left: Object.fromEntries(left),
    farmlandM2: {
      changsha: OPENING_FARMLAND_M2,
      zhuzhou: OPENING_FARMLAND_M2,
      xiangtan: OPENING_FARMLAND_M2,
    },
    stages: DEALS.map(() => ''),
    due: 0,
    waiting: 0,
  };
}

describe('the stages against a small model', () => {
  it('M3 M4 Q1 Q2 agree after every command, a batch done twice included', () => {
    let settled = 0;
    const property = fc.property(anyCommands(DEALS), (commands) => {
      const setup = () => ({
        model: openModel(),
        real: openBench(smallWorld({ policy, opening: OPENING }), DEALS),
      });
      let opened = setup();
      fc.modelRun(() => {
        opened = setup();
        return opened;
      }, commands);
      settled += opened.real.settled;
    });
    fc.assert(property, { numRuns: RUNS ?? 150 });
    // The commands must get somewhere, or the agreement means nothing.
    expect(settled).toBeGreaterThan(50);
  });
});
