import { addMonths, type Day, formatDay, yearOf } from '../../units/day.ts';
import { type DealDraft, NOTE, toNotes } from './deal-draft.ts';

const MONTHS = 12;

/**
 * Moves the deals signed before `asOf` by the same, smallest number of whole years that brings the
 * earliest of them to `asOf` or later; month, day and the gaps between them stay (29 February
 * becomes the 28th). Deals signed from `asOf` on stay where they are.
 */
export function redateDrafts(
  drafts: readonly DealDraft[],
  asOf: Day | null,
): { readonly drafts: readonly DealDraft[]; readonly years: number } {
  const earliest = drafts.reduce<Day | null>(
    (least, { deal }) => (least === null || deal.signed < least ? deal.signed : least),
    null,
  );
  if (asOf === null || earliest === null || earliest >= asOf) return { drafts, years: 0 };
  let years = yearOf(asOf) - yearOf(earliest);
  if (addMonths(earliest, MONTHS * years) < asOf) years += 1;
  const moved = drafts.map((d) => (d.deal.signed < asOf ? redate(d, years) : d));
  return { drafts: moved, years };
}

function redate(draft: DealDraft, years: number): DealDraft {
  const { signed, awarded, notes } = draft.deal;
  const moved = (day: Day) => addMonths(day, MONTHS * years);
  const originals: [string, string][] = [[NOTE.signedOriginal, formatDay(signed)]];
  if (awarded !== null) originals.push([NOTE.awardedOriginal, formatDay(awarded)]);
  const deal = {
    ...draft.deal,
    signed: moved(signed),
    awarded: awarded === null ? null : moved(awarded),
    notes: toNotes([...Object.entries(notes), ...originals]),
  };
  return { ...draft, deal };
}
