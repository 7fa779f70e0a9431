import { BaseTable } from '../../engine/outcome/base-table.ts';
import { orNull } from '../../engine/outcome/or-null.ts';
import { OutcomePlan } from '../../engine/outcome/outcome-plan.ts';
import { ShareAmounts } from '../../engine/outcome/share-amounts.ts';
import { TableSharing } from '../../engine/outcome/table-outcome.ts';
import { TransferCalendar } from '../../engine/outcome/transfer-calendar.ts';
import { unsupported } from '../../engine/outcome/unsupported.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { isOfLand } from '../../experiment/study/outcome-name.ts';
import { type FinalPositions, positionsAlone, positionsOf } from './outcomes.ts';
import { recordRun } from './recorded-table.ts';
import { tableSource } from './table-source.ts';

/** A table ready to be shared, and outcomes of its run that it does not hold. */
export interface MadeTable {
  readonly sharing: TableSharing;
  readonly land: ReadonlyMap<string, bigint>;
}

const NO_LAND: MadeTable['land'] = new Map();

/**
 * Makes the tables of inputs that differ in their deals, in their chance and in how they share: in
 * columns where the scenario allows it, by a run where it does not, and where a replicate holds
 * anything the columns do not know or stumble over: what goes wrong is told by the run.
 */
export class TableMaker {
  readonly #plan: OutcomePlan | null;
  readonly #amounts: ShareAmounts;
  readonly #transfers: TransferCalendar;
  readonly #alone: TableSharing;
  readonly #outcomes: readonly string[];

  /**
   * @param example any of the inputs
   * @param outcomes what will be asked: some of it only a run can tell
   */
  constructor(example: RunInput, amounts: ShareAmounts, outcomes: readonly string[] = []) {
    const { start, end, rules, calendar } = example;
    const isKnown = !outcomes.some(isOfLand) && unsupported(example).length === 0;
    this.#plan = isKnown ? orNull(() => new OutcomePlan(example)) : null;
    this.#amounts = amounts;
    this.#outcomes = outcomes;
    this.#transfers = new TransferCalendar(start, end, rules, calendar);
    // With shares of its own: it is asked while those of another table are looked at.
    const table = new BaseTable(start, end);
    this.#alone = new TableSharing(table, example, new ShareAmounts(), this.#transfers);
  }

  /**
   * The table of an input, ready to be shared; null where none can stand for its run.
   *
   * @throws what the run throws
   */
  tableOf(input: RunInput): MadeTable | null {
    const plan = this.#plan;
    const table = new BaseTable(input.start, input.end);
    const isFilled = plan !== null && orNull(() => plan.fill(input.deals, table)) !== null;
    const found = isFilled ? { table, land: NO_LAND } : recordRun(input, this.#outcomes);
    if (found === null) return null;
    const sharing = new TableSharing(found.table, input, this.#amounts, this.#transfers);
    return { sharing, land: found.land };
  }

  /**
   * What everybody ends with without cooperation.
   *
   * @throws what the run throws
   */
  positionsAlone(input: RunInput): FinalPositions {
    const plan = this.#plan;
    const alone = this.#alone;
    const policy = plan && orNull(() => plan.fillAlone(input.deals, alone.table));
    if (policy === null) return positionsAlone(input);
    alone.renew();
    return positionsOf(tableSource(alone, policy));
  }
}
