import type { Incident } from '../../engine/incident-log.ts';
import { formatDay } from '../../units/day.ts';
import { FAULT_MODES } from '../../world/fault.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const FAULTS_COLUMNS = [
  'fault',
  'date',
  'deal',
  'subject',
  'amount_fen',
  'reason',
  'outcome',
  'closed',
  'rules',
] as const;

/** `faults.csv`: everything that went wrong, by day; `closed` is empty while it is open. */
export function faultsFile(incidents: readonly Incident[]): Iterable<string> {
  const sorted = incidents.toSorted((a, b) => a.day - b.day);
  return csvChunks(FAULTS_COLUMNS, sorted, (incident) => [faultCells(incident)]);
}

function faultCells(i: Incident): readonly Cell[] {
  return [
    i.fault,
    formatDay(i.day),
    guardText(i.deal),
    guardText(i.subject),
    i.amountFen,
    FAULT_MODES[i.fault].reason,
    i.outcome,
    i.closed === null ? '' : formatDay(i.closed),
    i.rules.join(' '),
  ];
}
