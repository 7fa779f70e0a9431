import { expect } from 'vitest';
import { FaultPlan } from '../../src/behaviour/fault-plan.ts';
import type { Agenda } from '../../src/engine/agenda.ts';
import { CashBooks } from '../../src/engine/cash-books.ts';
import { checkPeriod } from '../../src/engine/checks.ts';
import { CommitmentDesk } from '../../src/engine/commitment-desk.ts';
import { DealRunner } from '../../src/engine/deal-runner.ts';
import { IncidentLog } from '../../src/engine/incident-log.ts';
import type { Office } from '../../src/engine/office.ts';
import { PaymentLog } from '../../src/engine/payment-log.ts';
import { QuotaSessions } from '../../src/engine/quota-session/desk.ts';
import { RefundDesk } from '../../src/engine/refund-desk.ts';
import { TransferDesk } from '../../src/engine/transfer-desk.ts';
import type { VoucherCase } from '../../src/engine/voucher-case.ts';
import type { VoucherFile } from '../../src/engine/voucher-file.ts';
import { NO_COUNTS } from '../../src/rules/sharing-tally.ts';
import { addDays, type Day, endOfMonth, isoDay, lastOfYear, yearOf } from '../../src/units/day.ts';
import type { Batch } from '../../src/world/batch.ts';
import { byDealOrder, type Deal } from '../../src/world/deal.ts';
import type { Faults } from '../../src/world/fault.ts';
import type { City } from '../../src/world/party.ts';
import type { Policy } from '../../src/world/policy.ts';
import type { World } from '../../src/world/world.ts';
import { START } from '../engine/fixture.ts';
import { smallWorld } from '../engine/small-world.ts';
import { Crank } from './crank.ts';
import { Reference, type SeenVoucher } from './reference.ts';

/** Late enough for everything that is put off, more than once, to be over. */
const END = isoDay('2037-12-31');

/** What a run of commands is opened with. */
export interface Opened {
  readonly deals: readonly Deal[];
  readonly policy: Policy;
  readonly faults: Faults;
  readonly seed: number;
}

/** The real desks, deals, vouchers and books, turned task by task, beside the reference. */
export class Bench {
  readonly world: World;
  readonly office: Office;
  readonly runners: readonly DealRunner[];
  readonly batches: Batch[] = [];
  readonly reference = new Reference();
  /** How often each thing really happened. */
  readonly done = new Map<string, number>();
  readonly #crank = new Crank(START, END);
  readonly #lowestM2 = new Map<City, number>();
  readonly #seenLines = new Map<VoucherCase, number>();
  readonly #seenSteps = new Map<VoucherFile, number>();
  #seenEntries = 0;
  #rescinded = 0;

  constructor({ deals, policy, faults, seed }: Opened) {
    const { world, view } = smallWorld({ policy });
    this.world = world;
    const { batches } = this;
    const commit = world.commit.bind(world);
    world.commit = (batch) => {
      batches.push(batch);
      return commit(batch);
    };
    const agenda = this.#crank as unknown as Agenda;
    const plan = new FaultPlan(faults, { seed, replicate: 0 });
    const parts = { world, view, agenda, faults: plan, incidents: new IncidentLog() };
    const counted = { land: NO_COUNTS, taxes: NO_COUNTS };
    this.office = {
      ...parts,
      cash: new CashBooks(),
      desk: new TransferDesk(parts),
      refunds: new RefundDesk(parts),
      promises: new CommitmentDesk(world, view, agenda),
      sessions: new QuotaSessions(world, view, () => () => 0),
      payments: null,
      paymentLog: new PaymentLog({ agenda, view }),
      firms: null,
      shareRows: [],
      approvals: [],
      counted,
      end: END,
      trace: {},
    };
    const ordered = [...deals].sort(byDealOrder);
    this.runners = ordered.map((deal) => new DealRunner(deal, this.office));
    for (const runner of this.runners) runner.schedule(START);
    this.#observe();
  }

  get today(): Day {
    return this.#crank.today;
  }

  /** Does the n-th of the next day's tasks; false when nothing is left to do. */
  turn(n: number): boolean {
    const day = this.#crank.nextDay();
    if (day === null) return false;
    this.#goTo(day);
    const before = this.#owned();
    const entries = this.#seenEntries;
    const phase = this.#crank.turn(n);
    this.#observe();
    this.#note(phase, this.#seenEntries > entries);
    if (this.#onlyTransfers(entries)) expect(this.#owned()).toEqual(before);
    this.check();
    return true;
  }

  /** Whether any voucher, receipt or deal still has something coming. */
  get isOver(): boolean {
    return this.#crank.nextDay() === null;
  }

  count(what: string): number {
    return this.done.get(what) ?? 0;
  }

  balances(): Map<string, number> {
    const { chart, volumes } = this.world.ledger;
    const inTreasuries = chart.accounts().filter(({ treasury }) => treasury !== null);
    const all = inTreasuries.map(({ id, path }) => [path, volumes.balanceFen(id)] as const);
    return new Map(all.filter(([, fen]) => fen !== 0));
  }

  /** M1–M7, after every step. */
  check(): void {
    const { ledger, misplacement } = this.world;
    const { chart, volumes } = ledger;
    // M1: whatever is in a treasury came from somewhere.
    const sum = chart.accounts().reduce((total, { id }) => total + volumes.balanceFen(id), 0);
    expect(sum).toBe(0);
    // M3, M4: every account is where the reference has it.
    expect(this.balances()).toEqual(this.reference.balances);
    // M6: others' money is what open vouchers will move.
    const held = misplacement
      .measure(this.today)
      .filter(({ openFen }) => openFen !== 0)
      .map(({ treasury, owner, openFen }) => [`${treasury} ${owner}`, openFen] as const);
    expect(new Map(held)).toEqual(this.reference.explained());
  }

  /** M2: the shares written down for an amount sum to it, those taken back included. */
  checkShares(): void {
    const bases = new Map<string, number>();
    const sums = new Map<string, number>();
    for (const { entry, receipt, baseFen, shareFen } of this.office.shareRows) {
      const key = `${entry} ${receipt}`;
      bases.set(key, baseFen);
      sums.set(key, (sums.get(key) ?? 0) + shareFen);
    }
    expect(sums).toEqual(bases);
  }

  #goTo(day: Day): void {
    while (this.#crank.today < day) {
      const { today } = this.#crank;
      const { world, office } = this;
      const { cash, view, desk } = office;
      if (today === lastOfYear(yearOf(today))) {
        for (const { batch } of cash.close(yearOf(today), today, view.policy, view.rules)) {
          if (batch !== null) world.commit(batch);
        }
        this.#add('yearEnd');
      }
      if (today === endOfMonth(today)) {
        this.#observe();
        this.check();
        checkPeriod(world, desk, this.#lowestM2, today);
        world.close(today);
      }
      this.#crank.today = addDays(today, 1);
    }
  }

  /** Tells the reference what is new: postings that are no transfers, lines, steps. */
  #observe(): void {
    const { journal, pathOf } = this.world.ledger;
    for (; this.#seenEntries < journal.length; this.#seenEntries += 1) {
      const { stage, legs } = journal.entry(this.#seenEntries + 1);
      if (stage === 'transfer') continue;
      for (const { from, to, amountFen } of legs)
        this.reference.move(pathOf(from), pathOf(to), amountFen);
    }
    for (const one of this.office.desk.cases()) {
      const voucher = seen(one);
      const lines = this.#seenLines.get(one) ?? 0;
      for (const line of one.obligations.slice(lines)) this.reference.draft(voucher, line);
      if (lines === 0) this.#add('draft');
      this.#seenLines.set(one, one.obligations.length);
    }
    for (const one of this.office.desk.cases()) {
      this.#steps(one, (event) => this.reference.step(seen(one), event));
    }
    for (const one of this.office.refunds.cases()) this.#steps(one, () => {});
    const rescinded = this.runners.filter((r) => r.outcome().outcome === 'rescinded').length;
    if (rescinded > this.#rescinded) this.#add('rescind', rescinded - this.#rescinded);
    this.#rescinded = rescinded;
  }

  #steps(one: VoucherFile, tell: (event: string) => void): void {
    const before = this.#seenSteps.get(one) ?? 0;
    for (const { event } of one.steps.slice(before)) {
      this.#add('refund' in one ? `refund ${event}` : event);
      if (event !== 'repeat') tell(event);
    }
    this.#seenSteps.set(one, one.steps.length);
  }

  #note(phase: string, hasPosted: boolean): void {
    if (phase === 'receipt' && hasPosted) this.#add('receive');
    if (phase === 'settlement' && hasPosted) this.#add('settle');
  }

  #add(what: string, times = 1): void {
    this.done.set(what, this.count(what) + times);
  }

  #onlyTransfers(since: number): boolean {
    const { journal } = this.world.ledger;
    if (journal.length === since) return false;
    for (let n = since + 1; n <= journal.length; n += 1) {
      if (journal.entry(n).stage !== 'transfer') return false;
    }
    return true;
  }

  /** M4, M7: what each party owns of each budget; the green-heart fund's comes from either. */
  #owned(): Map<string, number> {
    const { chart, volumes } = this.world.ledger;
    const sums = new Map<string, number>();
    for (const { id, owner, treasury, budget } of chart.accounts()) {
      if (treasury === null) continue;
      const key = owner === 'green-heart' ? owner : `${owner} ${budget}`;
      sums.set(key, (sums.get(key) ?? 0) + volumes.balanceFen(id));
    }
    return new Map([...sums].filter(([, fen]) => fen !== 0));
  }
}

function seen({ id, opening, to, obligations }: VoucherCase): SeenVoucher {
  return { id, regime: opening.regime, holder: opening.holder, to, lines: obligations };
}
