import type { PlannedSupply } from '../rules/supply-yield.ts';
import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { City } from './party.ts';

/** A project as planned; what is accepted of it, and when, is drawn. */
export interface SupplyProject extends PlannedSupply {
  readonly id: string;
  /** Who gets the quota and pays the cost. */
  readonly city: City;
  /** Place the land lies in. */
  readonly origin: string;
  /** Document of the acceptance. */
  readonly document: string;
  readonly started: Day;
  readonly leadMonths: number;
  /** Most days the acceptance may come late; drawn from 0. */
  readonly delayDays: number;
  /** Share of the plan that is accepted, in hundredths of a percent; drawn between the two. */
  readonly yieldFrom: number;
  readonly yieldTo: number;
  readonly parcels: readonly string[];
  readonly costFen: Fen;
}
