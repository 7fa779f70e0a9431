import type { EntryListener } from '../ledger/ledger.ts';
import type { WhyThunk } from '../ledger/why.ts';
import type { Cast } from '../rules/sharing-cast.ts';
import type { TaxPlan } from '../stages/2-collection/pay-tax.ts';
import type { TaxDue } from '../stages/2-collection/taxes.ts';
import type { SettlementPlan } from '../stages/3-settlement/plan.ts';
import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import type { ArrivedReceipt } from './deal-record.ts';
import type { ReleasedParcel } from './payment-log.ts';

/** One line of a party's cash book: what a deal's receipt brought or cost it. */
export interface CashLine {
  readonly party: string;
  readonly day: Day;
  readonly deal: string;
  /** Number of the receipt within the deal. */
  readonly receipt: number;
  /** `uncovered` costs are what a deal paid in full could not recover. */
  readonly kind: 'received' | 'recovered' | 'uncovered';
  readonly amountFen: Fen;
}

/** Follows a run for what its result does not keep; an ordinary run has none. */
export interface RunTrace {
  /** Told of every entry with its legs, which can say how they came about. */
  readonly onEntry?: EntryListener;
  readonly onCash?: (line: CashLine) => void;
  /** Told on the day a parcel of a contract undone is ready to be listed again. */
  readonly onReleased?: (parcel: ReleasedParcel) => void;
  /** Told of every contract, with who plays which part in it. */
  readonly onSigned?: (facts: DealFacts, cast: Cast) => void;
  readonly onSettled?: (
    facts: DealFacts,
    arrived: ArrivedReceipt,
    day: Day,
    plan: SettlementPlan,
  ) => void;
  /** Told of every tax paid, with the cast its sharing goes by. */
  readonly onTaxPaid?: (facts: DealFacts, due: TaxDue, cast: Cast, plan: TaxPlan) => void;
  /** Told of every late fee on the price. */
  readonly onLateFee?: (facts: DealFacts, day: Day, amountFen: Fen) => void;
}

/** How each leg of some entries came about, by entry number and position of the leg. */
export class WhyTrace implements RunTrace {
  readonly #thunks = new Map<number, readonly (WhyThunk | undefined)[]>();
  readonly cash: CashLine[] = [];
  readonly onEntry: EntryListener;
  readonly onCash = (line: CashLine): void => {
    this.cash.push(line);
  };

  /** @param isWanted which entries to keep; all of them by default */
  constructor(isWanted: (number: number) => boolean = () => true) {
    this.onEntry = (number, { legs }) => {
      if (isWanted(number))
        this.#thunks.set(
          number,
          legs.map(({ why }) => why),
        );
    };
  }

  /** Undefined where the entry was not kept. */
  thunk(entry: number, leg: number): WhyThunk | undefined {
    return this.#thunks.get(entry)?.[leg];
  }
}
