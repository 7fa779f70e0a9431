import { planBooking } from '../stages/4-transfer/book.ts';
import { dueOf } from '../stages/4-transfer/due.ts';
import { misplacedFen, type Obligation } from '../stages/4-transfer/obligation.ts';
import type { VoucherReason } from '../stages/4-transfer/voucher.ts';
import { isEnd } from '../stages/4-transfer/voucher-state.ts';
import type { Day } from '../units/day.ts';
import { addFen, type Fen, fen, negFen, subFen, ZERO_FEN } from '../units/fen.ts';
import type { NettingMode, Regime } from '../world/policy.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';
import { type NettingRecord, netTogether, nettedWith } from './netting-desk.ts';
import type { DeskOffice } from './office.ts';
import type { Transfer } from './run-result.ts';
import { numbered, type TransferRow, transferOf } from './transfer-row.ts';
import { type CaseOpening, VoucherCase } from './voucher-case.ts';
import { VoucherExaminer } from './voucher-examiner.ts';

/** Reason codes 213 串国库 (the land party's own money) and 215 财政体制变化 (a partner's share). */
const WRONG_TREASURY = '213';
const SHARED_OUT = '215';

/** A request that a regime without authorisation was asked for. */
export interface RefusedTransfer {
  readonly regime: Regime;
  readonly from: string;
  readonly to: string;
  readonly amountFen: Fen;
  readonly day: Day;
  readonly deal: string;
}

/** Collects what parties are owed in the wrong treasury and takes each voucher to its end. */
export class TransferDesk {
  readonly #world: World;
  readonly #view: View;
  readonly #agenda: Agenda;
  readonly #examiner: VoucherExaminer;
  readonly #drafts = new Map<string, VoucherCase>();
  readonly #cases: VoucherCase[] = [];
  readonly #caseOf = new Map<Obligation, VoucherCase>();
  /** What an outdated table sent astray, by what it was owed as. */
  readonly #astray = new Map<Obligation, Obligation>();
  readonly #rows: TransferRow[] = [];
  readonly #nettings: NettingRecord[] = [];
  #openFen = ZERO_FEN;

  constructor({ world, view, agenda, faults, incidents }: DeskOffice) {
    this.#world = world;
    this.#view = view;
    this.#agenda = agenda;
    this.#examiner = new VoucherExaminer({
      view,
      agenda,
      faults,
      incidents,
      book: (one, day) => this.#book(one, day),
      settleInstead: (one, day) => this.#settleInstead(one, day),
    });
  }

  owe(obligation: Obligation): void {
    this.#draft(obligation, reasonOf(obligation));
    this.#openFen = addFen(this.#openFen, fen(misplacedFen(obligation)));
  }

  /** A receipt booked in the wrong place; `onBooked` is told when it is in the right one. */
  correct(obligation: Obligation, reason: VoucherReason, onBooked: (day: Day) => void): void {
    this.#draft(obligation, reason, { onBooked });
    this.#openFen = addFen(this.#openFen, fen(misplacedFen(obligation)));
  }

  /**
   * Takes back what was owed: a voucher that has moved nothing yet is reduced or withdrawn, money
   * that has arrived comes back by the way it came and from the account it arrived in. What an
   * outdated table sent astray is fetched from where it lies, and is not sent on any more.
   *
   * @param entry the journal entry that took back what left it there
   */
  takeBack(obligation: Obligation, day: Day, entry: number): void {
    const one = this.#caseOf.get(obligation)!;
    const back = { ...obligation, amountFen: negFen(obligation.amountFen), since: day, entry };
    if (one.state === 'booked') {
      const astray = this.#astray.get(obligation);
      const last = astray === undefined ? one : this.#caseOf.get(astray)!;
      const { regime } = last.opening;
      if (last.state === 'booked') {
        this.owe({ ...back, regime, arrivedBy: regime });
        return;
      }
      this.takeBack(astray!, day, entry);
      const via = one.opening.regime;
      this.owe({ ...back, regime: via, arrivedBy: via, reached: astray!.holder });
      return;
    }
    one.obligations.push(back);
    this.#openFen = addFen(this.#openFen, fen(misplacedFen(back)));
    if (!one.isEmpty()) return;
    one.step(day, 'withdraw', 'dealRescinded');
    this.#forget(one);
  }

  refuse({ day, ...refused }: RefusedTransfer): void {
    if (refused.amountFen <= 0) return;
    const rest = { voucher: '', period: '', status: 'refused', booked: null } as const;
    this.#rows.push({ ...refused, ...rest, submitted: day, reason: 'regimeNotAuthorised' });
  }

  /** Everything recorded; what is not booked by now stays open in the state it has reached. */
  finish(): readonly Transfer[] {
    for (const one of this.#drafts.values()) this.#enter(one);
    this.#drafts.clear();
    return this.#rows.map((row, i) => ({ transfer: i + 1, ...transferOf(row) }));
  }

  /** Every voucher there was, in order of its first line. */
  cases(): readonly VoucherCase[] {
    return this.#cases;
  }

  /** What netting has saved, settlement by settlement. */
  nettings(): readonly NettingRecord[] {
    return this.#nettings;
  }

  /** What is owed and not yet transferred, by owner in another's treasury. */
  openFen(): Fen {
    return this.#openFen;
  }

  #draft(
    obligation: Obligation,
    reason: VoucherReason | null,
    more: Pick<CaseOpening, 'onBooked' | 'mendsTable'> = {},
  ): void {
    const { day: due, key, period } = dueOf(obligation, this.#view);
    let one = this.#drafts.get(key);
    if (one === undefined) {
      const { regime, holder, owner, since, reached } = obligation;
      const at = reached === undefined ? {} : { reached };
      const opening = { key, period, regime, holder, owner, since, due, reason, ...at, ...more };
      one = new VoucherCase(this.#cases.length + 1, opening);
      this.#cases.push(one);
      this.#drafts.set(key, one);
      const opened = one;
      this.#agenda.add(due, 'transfer', () => this.#submit(opened));
    }
    one.obligations.push(obligation);
    this.#caseOf.set(obligation, one);
  }

  #submit(one: VoucherCase): void {
    if (isEnd(one.state) || one.voucher !== '') return;
    const mode = this.#view.policy.transfer.netting ?? 'none';
    const group = nettedWith(one, this.#drafts.values(), mode);
    for (const each of [one, ...group]) {
      this.#forget(each);
      each.faults = this.#examiner.faultsOf(each);
    }
    // A payment that has to wait for money is left out and made by itself.
    const together = group.filter(({ faults }) => !faults.includes('F12'));
    if (together.length > 0) this.#net(together, mode);
    const apart = group.length === 0 ? [one] : group.filter((each) => !together.includes(each));
    for (const each of apart) {
      if (this.#enter(each)) this.#examiner.examine(each, each.opening.due);
    }
  }

  #net(cases: readonly VoucherCase[], mode: NettingMode): void {
    const { netting, record } = netTogether(cases, mode, this.#rows);
    this.#world.commit(netting.batch);
    for (const one of cases) this.#openFen = subFen(this.#openFen, one.misplacedFen());
    this.#nettings.push(record);
  }

  #forget({ opening: { key } }: VoucherCase): void {
    this.#drafts.delete(key);
  }

  /** Gives a voucher its number; false when there is nothing in it. */
  #enter(one: VoucherCase): boolean {
    if (one.obligations.every(({ amountFen }) => amountFen === 0)) return false;
    one.voucher = numbered(this.#rows.length + 1);
    this.#rows.push(one);
    return true;
  }

  #book(one: VoucherCase, day: Day): void {
    one.step(day, 'book');
    one.booked = day;
    const [entry] = this.#world.commit(planBooking(one.order(), day));
    this.#openFen = subFen(this.#openFen, one.misplacedFen());
    if (one.strays() && entry !== undefined) {
      for (const o of one.obligations) this.#sendOn(o, one.to, day, entry);
    }
    one.opening.onBooked?.(day);
  }

  /** Money sent to a treasury an outdated table named is now in the wrong one still. */
  #sendOn(obligation: Obligation, holder: string, day: Day, entry: number): void {
    const moved = { ...obligation, holder, since: day, entry, carriedOver: true as const };
    this.#astray.set(obligation, moved);
    this.#draft(moved, SHARED_OUT, { mendsTable: true });
    this.#openFen = addFen(this.#openFen, fen(misplacedFen(moved)));
  }

  /** What no voucher can move any more is paid at the year-end settlement. */
  #settleInstead(one: VoucherCase, day: Day): void {
    for (const o of one.obligations) {
      const left = { ...o, regime: 'T-A' as const, since: day, carriedOver: true as const };
      const { onBooked } = one.opening;
      this.#draft(left, null, onBooked === undefined ? {} : { onBooked });
      this.#caseOf.set(o, this.#caseOf.get(left)!);
    }
  }
}

/** A correction voucher needs a reason; payments under the other regimes do not. */
function reasonOf({ regime, owner, landParty }: Obligation): VoucherReason | null {
  if (regime !== 'T-B') return null;
  return owner === landParty ? WRONG_TREASURY : SHARED_OUT;
}
