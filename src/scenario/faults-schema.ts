import type { z } from 'zod';
import type { Ratio } from '../units/ratio.ts';
import { FAULT_CODES, type FaultCode, type Faults } from '../world/fault.ts';
import { choice, dayLeaf, list, shareLeaf, strictMap, textLeaf } from './leaf-schema.ts';

const MOST_SCRIPTED = 1000;

/** A rate for each fault; null takes back what a base has set. */
const rates = strictMap(
  Object.fromEntries(FAULT_CODES.map((code) => [code, shareLeaf.nullable().optional()])) as Record<
    FaultCode,
    z.ZodOptional<z.ZodNullable<typeof shareLeaf>>
  >,
);

const scripted = list(
  strictMap({ fault: choice(FAULT_CODES), deal: textLeaf, date: dayLeaf.optional() }),
  MOST_SCRIPTED,
);

/** The key `faults` of a scenario: what goes wrong, by rate or for one deal. */
export const faultsSchema = strictMap({
  rates: rates.optional(),
  scripted: scripted.optional(),
});

/** The faults as the engine takes them; all off where the scenario names none. */
export function toFaults(content: z.output<typeof faultsSchema> | undefined): Faults {
  const given = Object.entries(content?.rates ?? {}).filter(
    (entry): entry is [string, Ratio] => entry[1] !== null && entry[1] !== undefined,
  );
  return {
    rates: Object.fromEntries(given),
    scripted: (content?.scripted ?? []).map(({ fault, deal, date }) => ({
      fault,
      deal,
      day: date ?? null,
    })),
  };
}
