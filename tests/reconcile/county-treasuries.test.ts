import { expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { treasuryStatementFile } from '../../src/report/files/treasury-statement-file.ts';
import { PARTY_LABELS } from '../../src/report/labels.ts';
import { matchStatement } from '../../src/report/reconcile/match-statement.ts';
import { treasuryBook } from '../../src/report/reconcile/treasury-book.ts';
import { ANY_TREASURY_CHOICES } from '../../src/scenario/deals/choices.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { statementColumn } from '../../src/scenario/statement/statement-columns.ts';
import { isCounty, PARTIES } from '../../src/world/party.ts';
import { readText } from './statement-files.ts';

it('a run with county treasuries reads its own statement back, line by line', async () => {
  const scenario = 'scenarios/regime-corrected.yaml';
  const { input } = await prepareRun({ scenario, deals: null, sheet: null });
  const book = treasuryBook(run(input));
  const counties = book.filter(({ treasury }) => isCounty(treasury));
  expect(counties.length).toBeGreaterThan(0);
  const { lines, rejects } = await readText([...treasuryStatementFile(book)].join(''));
  expect([lines.length, rejects]).toEqual([book.length, []]);
  const { matches } = matchStatement(lines, book, { mostDays: 3, states: new Map() });
  expect(new Set(matches.map(({ outcome }) => outcome))).toEqual(new Set(['matched']));
});

it.each(PARTIES)('a statement may name %s by its id and by both its names', async (party) => {
  const { zh, en } = PARTY_LABELS[party];
  const names = [party, zh, en, `${zh}国库`];
  const rows = names.map((name) => `2026-04-09,${name},103014801,in,100`);
  const { lines } = await readText(['date,treasury,code,direction,amount_fen', ...rows].join('\n'));
  expect(lines.map(({ treasury }) => treasury)).toEqual(names.map(() => party));
  const { expected } = statementColumn('treasury');
  const { zh: zhName, en: enName } = ANY_TREASURY_CHOICES.find(({ id }) => id === party)!;
  expect(expected.zh).toContain(zhName);
  expect(expected.en).toContain(enName);
});
