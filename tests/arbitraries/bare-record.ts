import type { QuotaBook } from '../../src/quota/book.ts';
import type { QuotaRecord } from '../../src/quota/record.ts';
import type { Day } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';

/** A record of a book with nothing around it: no approvals, no limits, one event a movement. */
export function bareRecord(
  book: QuotaBook,
  start: Day,
  more: Partial<QuotaRecord> = {},
): QuotaRecord {
  return {
    start,
    book,
    approvals: [],
    allotments: [],
    payments: [],
    events: book.moves().map((_, i) => ({ id: `event-${i}`, first: i, count: 1 })),
    limits: {
      band: () => ({ floorFen: null, capFen: null }),
      exportGate: () => true,
      commitmentLimit: () => ratio(1),
    },
    ...more,
  };
}
