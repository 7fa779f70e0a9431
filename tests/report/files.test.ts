import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dealsFile } from '../../src/report/files/deals-file.ts';
import { ledgerFile } from '../../src/report/files/ledger-file.ts';
import { quotaFile } from '../../src/report/files/quota-file.ts';
import { rejectsFile } from '../../src/report/files/rejects-file.ts';
import { sharesFile } from '../../src/report/files/shares-file.ts';
import { transfersFile } from '../../src/report/files/transfers-file.ts';
import { aQuotaBook, aResult, OUTCOMES, REJECTS, TRANSFERS } from './hand-made.ts';

type Row = Readonly<Record<string, string>>;

function read(chunks: Iterable<string>): Row[] {
  return parse([...chunks].join(''), { columns: true });
}

function head(chunks: Iterable<string>): string {
  return [...chunks].join('').split('\n')[0]!;
}

function sum(rows: readonly Row[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column]), 0);
}

describe('the columns of every file', () => {
  it('are those of the contract', () => {
    const result = aResult();
    expect(head(ledgerFile(result.ledger))).toBe(
      'entry,date,stage,deal,account,amount_fen,rule,memo',
    );
    expect(head(sharesFile([]))).toBe(
      'entry,deal,receipt,party,base_fen,numerator,denominator,share_fen,rule',
    );
    expect(head(transfersFile([]))).toBe(
      'transfer,voucher,period,regime,from,to,amount_fen,status,submitted,booked,reason,deal',
    );
    expect(head(quotaFile(result.quota))).toBe(
      'movement,date,ledger,action,city,counterparty,lot,deal,' +
        'area_m2,paddy_m2,capacity_kg,price_fen,rule',
    );
    expect(head(dealsFile([]))).toBe(
      'deal,source_row,city,county,use,method,area_m2,price_fen,signed,outcome,refusal',
    );
    expect(head(rejectsFile([]))).toBe('file,row,column,value,code,message');
  });
});

describe('ledger.csv', () => {
  it('has two postings per leg that sum to zero', () => {
    const rows = read(ledgerFile(aResult().ledger));
    expect(rows.map((r) => [r['entry'], r['account'], r['amount_fen']])).toEqual([
      ['1', 'outside:grantee', '-500'],
      ['1', 'treasury:changsha:fund:1030148', '500'],
      ['1', 'treasury:changsha:fund:1030148', '-300'],
      ['1', 'treasury:changsha:fund:1030148:for:zhuzhou', '300'],
    ]);
    expect(sum(rows, 'amount_fen')).toBe(0);
    expect(rows[0]!['date']).toBe('2026-03-02');
    expect(rows[0]!['memo']).toBe('\'=HYPERLINK("x")');
  });
});

describe('shares.csv', () => {
  it('goes by entry and keeps the exact fraction', () => {
    const [share] = aResult().shares;
    const rows = read(sharesFile([{ ...share!, entry: 9 }, share!]));
    expect(rows.map((r) => r['entry'])).toEqual(['1', '9']);
    expect(rows[0]).toMatchObject({ numerator: '3', denominator: '5', share_fen: '300' });
  });
});

describe('transfers.csv', () => {
  it('leaves the booking day of what is not booked empty', () => {
    const rows = read(transfersFile(TRANSFERS));
    expect(rows[0]).toMatchObject({ booked: '', submitted: '2026-03-02', voucher: '00000001' });
  });
});

describe('quota.csv', () => {
  const DIMENSIONS = [
    ['area_m2', 'areaM2'],
    ['paddy_m2', 'paddyM2'],
    ['capacity_kg', 'capacityKg'],
  ] as const;
  const HELD = ['mint', 'trade', 'deposit', 'withdraw', 'writeOff', 'expire'];

  it('lets anyone work out what each holder has', () => {
    const book = aQuotaBook();
    const rows = read(quotaFile(book));
    for (const holder of ['changsha', 'zhuzhou']) {
      const mine = rows.filter((row) => row['city'] === holder);
      const { available, reserved, frozen, used } = book.total(holder, 'L4');
      for (const [column, dimension] of DIMENSIONS) {
        const held = mine.filter((row) => HELD.includes(row['action']!));
        const written = mine.filter((row) => row['action'] === 'writeOff');
        const usable = mine.filter((row) => row['action'] !== 'writeOff');
        expect(sum(held, column)).toBe(
          available[dimension] + reserved[dimension] + frozen[dimension],
        );
        expect(sum(usable, column)).toBe(available[dimension]);
        expect(-sum(written, column) + 0).toBe(used[dimension]);
      }
    }
  });

  it('writes a trade as two rows that cancel out, money included', () => {
    const trade = read(quotaFile(aQuotaBook())).filter((row) => row['action'] === 'trade');
    expect(trade.map((r) => [r['movement'], r['city'], r['counterparty'], r['area_m2']])).toEqual([
      ['2', 'changsha', 'zhuzhou', '-30'],
      ['2', 'zhuzhou', 'changsha', '30'],
    ]);
    expect(trade.map((r) => r['price_fen'])).toEqual(['9000', '-9000']);
  });
});

describe('deals.csv', () => {
  it('names the first refusal and leaves a missing price empty', () => {
    const rows = read(dealsFile(OUTCOMES));
    expect(rows[0]).toMatchObject({ deal: 'D1', price_fen: '1000000001', refusal: '' });
    expect(rows[1]).toMatchObject({
      deal: "'=D2",
      price_fen: '',
      outcome: 'refused',
      refusal: 'annualPlanShort',
    });
  });
});

describe('rejects.csv', () => {
  it('goes by row, keeps numbers, disarms formulas and names no folder', () => {
    const rows = read(rejectsFile(REJECTS));
    expect(rows.map((r) => [r['file'], r['row'], r['value']])).toEqual([
      ['deals.csv', '3', '-5'],
      ['deals.csv', '7', '\'=cmd|"/c calc"!A1'],
    ]);
    expect(rows[0]!['message']).toBe('面积为负 / the area is negative');
  });
});
