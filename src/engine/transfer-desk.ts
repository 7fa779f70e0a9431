import { orderAmountFen, planBooking } from '../stages/4-transfer/book.ts';
import { dueOf } from '../stages/4-transfer/due.ts';
import type { Obligation } from '../stages/4-transfer/obligation.ts';
import { checkVoucher } from '../stages/4-transfer/voucher.ts';
import type { Day } from '../units/day.ts';
import { addFen, type Fen, fen, subFen, ZERO_FEN } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import type { Regime } from '../world/policy.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';
import type { Transfer, TransferStatus } from './run-result.ts';

/** Reason codes 213 串国库 (the land party's own money) and 215 财政体制变化 (a partner's share). */
const WRONG_TREASURY = '213';
const SHARED_OUT = '215';

interface Pot {
  readonly key: string;
  readonly period: string;
  readonly due: Day;
  readonly since: Day;
  readonly obligations: Obligation[];
}

/** A request that a regime without authorisation was asked for. */
export interface RefusedTransfer {
  readonly regime: Regime;
  readonly from: string;
  readonly to: string;
  readonly amountFen: Fen;
  readonly day: Day;
  readonly deal: string;
}

/** Collects what parties are owed in the wrong treasury and books it when it falls due. */
export class TransferDesk {
  readonly #world: World;
  readonly #view: View;
  readonly #agenda: Agenda;
  readonly #pots = new Map<string, Pot>();
  readonly #transfers: Transfer[] = [];
  readonly #numbers = new Set<string>();
  #openFen = ZERO_FEN;

  constructor(world: World, view: View, agenda: Agenda) {
    this.#world = world;
    this.#view = view;
    this.#agenda = agenda;
  }

  owe(obligation: Obligation): void {
    const { day, key, period } = dueOf(obligation, this.#view);
    let pot = this.#pots.get(key);
    if (pot === undefined) {
      const since = obligation.since;
      pot = { key, period, due: day, since, obligations: [] };
      this.#pots.set(key, pot);
      const opened = pot;
      this.#agenda.add(day, 'transfer', () => this.#book(opened));
    }
    pot.obligations.push(obligation);
    this.#openFen = addFen(this.#openFen, obligation.amountFen);
  }

  refuse(refused: RefusedTransfer): void {
    const { day, ...rest } = refused;
    if (rest.amountFen <= 0) return;
    this.#add({
      ...rest,
      voucher: '',
      period: '',
      status: 'refused',
      submitted: day,
      booked: null,
      reason: 'regimeNotAuthorised',
    });
  }

  /** Everything recorded; obligations not yet due become pending transfers. */
  finish(): readonly Transfer[] {
    for (const pot of this.#pots.values()) this.#record(pot, 'pending');
    this.#pots.clear();
    return this.#transfers;
  }

  /** What is owed and not yet transferred, by owner in another's treasury. */
  openFen(): Fen {
    return this.#openFen;
  }

  #book(pot: Pot): void {
    this.#pots.delete(pot.key);
    const transfer = this.#record(pot, 'booked');
    if (transfer === null) return;
    const order = this.#order(pot, transfer.voucher);
    if (transfer.regime === 'T-B') this.#checkVoucher(pot, transfer);
    this.#numbers.add(transfer.voucher);
    this.#world.commit(planBooking(order, pot.due));
    this.#openFen = subFen(this.#openFen, orderAmountFen(order));
  }

  #order(pot: Pot, voucher: string) {
    const { regime, holder, owner } = pot.obligations[0]!;
    return { voucher, regime, holder, owner, obligations: pot.obligations };
  }

  /** A correction voucher carries one line: the same category code on both sides. */
  #checkVoucher(pot: Pot, { voucher, amountFen, reason }: Transfer): void {
    const { holder, owner, code } = pot.obligations[0]!;
    const side = { code, level: 'city' as const, splitFlag: false, amountFen };
    const refusal = checkVoucher(
      {
        number: voucher,
        masterFen: ZERO_FEN,
        reason,
        details: [
          { original: { ...side, treasury: holder }, corrected: { ...side, treasury: owner } },
        ],
      },
      this.#numbers,
    );
    invariant(refusal === null, 'transfer.ownVoucherRefused', () => ({ refusal }));
  }

  #record(pot: Pot, status: TransferStatus): Transfer | null {
    const voucher = String(this.#transfers.length + 1).padStart(8, '0');
    const order = this.#order(pot, voucher);
    const amountFen = orderAmountFen(order);
    if (amountFen === 0 && pot.obligations.every((o) => o.amountFen === 0)) return null;
    const back = amountFen < 0;
    const deals = new Set(pot.obligations.map(({ deal }) => deal));
    return this.#add({
      voucher,
      period: pot.period,
      regime: order.regime,
      from: back ? order.owner : order.holder,
      to: back ? order.holder : order.owner,
      amountFen: fen(Math.abs(amountFen)),
      status,
      submitted: pot.since,
      booked: status === 'booked' ? pot.due : null,
      reason: reasonOf(pot),
      deal: deals.size === 1 ? [...deals][0]! : '',
    });
  }

  #add(transfer: Omit<Transfer, 'transfer'>): Transfer {
    const numbered = { transfer: this.#transfers.length + 1, ...transfer };
    this.#transfers.push(numbered);
    return numbered;
  }
}

function reasonOf({ obligations }: Pot): string {
  const { regime, owner, landParty } = obligations[0]!;
  if (regime !== 'T-B') return '';
  return owner === landParty ? WRONG_TREASURY : SHARED_OUT;
}
