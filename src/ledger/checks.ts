import { addFen, type Fen, ZERO_FEN } from '../units/fen.ts';
import type { Ledger } from './ledger.ts';
import { Volumes } from './volumes.ts';

/** A named check over a whole ledger: the problems it found, none when all is well. */
export interface LedgerCheck {
  readonly name: string;
  readonly problems: (ledger: Ledger) => string[];
}

/** Run at every period end and at the end of a run; any problem stops the run. */
export const LEDGER_CHECKS: readonly LedgerCheck[] = [
  { name: 'M1.sumOfAllAccountsIsZero', problems: allAccountsSumToZero },
  { name: 'M1.volumesFollowFromJournal', problems: volumesFollowFromJournal },
  { name: 'ledger.sealsHold', problems: sealsHold },
];

function allAccountsSumToZero(ledger: Ledger): string[] {
  let total: Fen = ZERO_FEN;
  for (const { id } of ledger.chart.accounts()) {
    total = addFen(total, ledger.volumes.balanceFen(id));
  }
  return total === 0 ? [] : [`all accounts sum to ${total} fen`];
}

function volumesFollowFromJournal(ledger: Ledger): string[] {
  const replayed = new Volumes();
  ledger.journal.eachLeg((from, to, amountFen) => replayed.move(from, to, amountFen));
  return ledger.chart
    .accounts()
    .filter(
      ({ id }) =>
        replayed.inFen(id) !== ledger.volumes.inFen(id) ||
        replayed.outFen(id) !== ledger.volumes.outFen(id),
    )
    .map(({ path }) => `${path} differs from its journal`);
}

function sealsHold(ledger: Ledger): string[] {
  const broken = ledger.journal.brokenSeal(ledger.pathOf);
  return broken === null ? [] : [`seal over entries up to ${broken.lastEntry} does not fit`];
}
