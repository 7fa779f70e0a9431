import { expect } from 'vitest';
import type { Obligation } from '../../src/stages/4-transfer/obligation.ts';
import { treasuryAccount } from './account-name.ts';

/** What may follow what, written down anew: the last event of a voucher and those after it. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  '': ['submit', 'withdraw'],
  submit: ['accept', 'reject', 'queue', 'withdraw'],
  resubmit: ['accept', 'reject', 'queue', 'withdraw'],
  accept: ['book', 'queue', 'withdraw'],
  queue: ['submit', 'book', 'withdraw'],
  reject: ['correct', 'abandon', 'withdraw'],
  correct: ['resubmit', 'withdraw'],
};

/** Codes under which money between governments arrives at the year-end settlement. */
const ARRIVES = { fund: '11004', general: '1102199', clearing: '' } as const;

/** A voucher as the reference sees it. */
export interface SeenVoucher {
  readonly id: number;
  readonly regime: string;
  readonly holder: string;
  readonly to: string;
  readonly lines: readonly Obligation[];
}

/**
 * The reference: what lies in each account, where the money of each claim is, which vouchers are
 * open. A claim's money goes from where it lies to where the regime takes it; called back, it comes
 * from wherever it is in the treasury the voucher names.
 */
export class Reference {
  readonly balances = new Map<string, number>();
  /** By claim, what lies where; an account at zero is left out. */
  readonly #places = new Map<string, Map<string, number>>();
  readonly #last = new Map<number, string>();
  readonly #open = new Map<number, SeenVoucher>();

  move(from: string, to: string, amountFen: number): void {
    for (const [path, byFen] of [
      [from, -amountFen],
      [to, amountFen],
    ] as const) {
      if (path.startsWith('treasury:')) add(this.balances, path, byFen);
    }
  }

  /** A line is drafted: new money in the wrong place, or money already known to be there. */
  draft(voucher: SeenVoucher, line: Obligation): void {
    this.#open.set(voucher.id, voucher);
    if (line.carriedOver === true) return;
    add(this.#of(line), heldAt(line.holder, line), line.amountFen);
  }

  step(voucher: SeenVoucher, event: string): void {
    const last = this.#last.get(voucher.id) ?? '';
    expect(FOLLOWS[last], `${last} of voucher ${voucher.id}`).toContain(event);
    this.#last.set(voucher.id, event);
    if (event === 'book') this.#pay(voucher);
    if (['book', 'abandon', 'withdraw'].includes(event)) this.#open.delete(voucher.id);
  }

  /** What each treasury should hold of each other party, by the vouchers that are open. */
  explained(): Map<string, number> {
    const sums = new Map<string, number>();
    for (const { holder, to, lines } of this.#open.values()) {
      for (const { owner, reached, amountFen } of lines) {
        if (holder !== owner) add(sums, `${holder} ${owner}`, amountFen);
        if (reached !== undefined && to !== owner) add(sums, `${to} ${owner}`, -amountFen);
      }
    }
    return sums;
  }

  get openVouchers(): number {
    return this.#open.size;
  }

  #pay({ regime, holder, to, lines }: SeenVoucher): void {
    for (const [first, amountFen] of byClaim(lines)) {
      const places = this.#of(first);
      const held = heldAt(holder, first);
      const there = [...places].find(
        ([path, fen]) => path.split(':')[1] === to && fen * amountFen < 0 && path !== held,
      );
      const arrives = there?.[0] ?? arrivalOf(regime, to, first);
      add(places, held, -amountFen);
      add(places, arrives, amountFen);
      this.move(held, arrives, amountFen);
    }
  }

  #of(line: Obligation): Map<string, number> {
    const name = claimName(line);
    const places = this.#places.get(name) ?? new Map<string, number>();
    this.#places.set(name, places);
    return places;
  }
}

/** The lines of a voucher added up by claim; what cancels out moves nothing. */
function byClaim(lines: readonly Obligation[]): [Obligation, number][] {
  const sums = new Map<string, [Obligation, number]>();
  for (const line of lines) {
    const before = sums.get(claimName(line))?.[1] ?? 0;
    sums.set(claimName(line), [line, before + line.amountFen]);
  }
  return [...sums.values()].filter(([, amountFen]) => amountFen !== 0);
}

const claimName = ({ receipt, owner, section, code }: Obligation) =>
  `${receipt} ${owner} ${section} ${code}`;

const heldAt = (holder: string, { section, code, owner }: Obligation) =>
  treasuryAccount(holder, section, code, owner);

function arrivalOf(regime: string, to: string, line: Obligation): string {
  const { section, code, rightCode = code, owner } = line;
  if (section === 'clearing') return treasuryAccount(to, section, rightCode, owner);
  if (owner === 'green-heart' && to === owner) return 'treasury:green-heart:general:1102102';
  if (regime === 'T-A' && to === owner) return `treasury:${owner}:${section}:${ARRIVES[section]}`;
  return treasuryAccount(to, section, code, owner);
}

function add(sums: Map<string, number>, key: string, byFen: number): void {
  const sum = (sums.get(key) ?? 0) + byFen;
  if (sum === 0) sums.delete(key);
  else sums.set(key, sum);
}
