import type { Place } from '../../world/place.ts';
import { readDate } from './cell-date.ts';
import { readLandGrade } from './cell-grade.ts';
import type { PlaceFinder } from './cell-place.ts';
import { type LandUseNames, readTerms, readUse } from './cell-use.ts';
import {
  CITY_CHOICES,
  FLAG_CHOICES,
  HOLDER_CHOICES,
  METHOD_CHOICES,
  readChoice,
  TREASURY_CHOICES,
  ZONE_CHOICES,
} from './choices.ts';
import { type DealDraft, NOTE, toNotes } from './deal-draft.ts';
import type { Fault } from './fault.ts';
import { bad, good } from './reading.ts';
import type { RowCells } from './row-cells.ts';
import { readRowLand } from './row-land.ts';
import { readRowMoney } from './row-money.ts';
import { readReplacement } from './row-replacement.ts';

/** Ids that can stand in a file name, a key and a cell of the output. */
const SAFE_ID = /^[A-Za-z0-9][\w.-]{0,63}$/;

/** Reads one row: a draft, or every fault found. Where it lies is settled before anything else. */
export function draftRow(
  row: number,
  cells: RowCells,
  finder: PlaceFinder,
  names: LandUseNames,
): DealDraft | readonly Fault[] {
  const found = finder.find(cells.text('region'), cells.text('place'));
  if (!found.ok && found.code === 'outsideRegion') {
    const field = cells.text('region') === '' ? 'place' : 'region';
    cells.fail(field, found.code, REGION);
    return cells.faults.slice(-1);
  }
  if (!found.ok) cells.fail('place', found.code, undefined, found.hint);
  return draftDeal(row, cells, found.ok ? found.value : null, names);
}

const REGION = {
  zh: '长沙、株洲、湘潭三市的宗地',
  en: 'a parcel in Changsha, Zhuzhou or Xiangtan',
};

function draftDeal(
  row: number,
  cells: RowCells,
  place: Place | null,
  names: LandUseNames,
): DealDraft | readonly Fault[] {
  const notes = cells.notes();
  const land = readRowLand(cells, notes);
  const use = cells.require('use', (text) => readUse(text, names));
  const uses = use && cells.read('term', (text) => readTerms(text, use, names));
  const method = cells.require('method', (text) => {
    const choice = readChoice(text, METHOD_CHOICES);
    return choice.ok ? choice : bad('unknownMethod', choice.hint);
  });
  const money = readRowMoney(cells, method, land.areaM2);
  const signed = readSigned(cells);
  const awarded = cells.read('awarded', readDate);
  if (signed !== null && awarded !== null && awarded > signed) {
    cells.fail('awarded', 'valuesDisagree', AWARD_FIRST);
  }
  const choices = readRowChoices(cells, notes);
  const typedId = readId(cells, notes);
  const { areaM2 } = land;
  if (cells.faults.length > 0 || !place || !use || !method || areaM2 === null || signed === null) {
    return cells.faults;
  }
  return {
    row,
    typedId,
    signedTyped: cells.text('signed'),
    signedColumn: cells.heading('signed'),
    deal: {
      city: place.city,
      county: place.id,
      landParty: place.party,
      use,
      uses: uses ?? [{ use, termYears: null }],
      method,
      ...land,
      ...money,
      ...choices,
      areaM2,
      awarded,
      signed,
      notes: toNotes(notes),
    },
  };
}

const AWARD_FIRST = { zh: '不晚于合同签订日期', en: 'a day no later than the signing' };

function readSigned(cells: RowCells) {
  const signed = cells.require('signed', readDate);
  const isUnknown = signed === null && cells.text('signed') !== '';
  if (isUnknown && !cells.faults.some(({ column }) => column === cells.heading('signed'))) {
    cells.fail('signed', 'missingValue');
  }
  return signed;
}

function readRowChoices(cells: RowCells, notes: Map<string, string>) {
  const landGrade = cells.read('landGrade', readLandGrade);
  if (landGrade === null && cells.text('landGrade') !== '') {
    notes.set(NOTE.landGradeTyped, cells.text('landGrade'));
  }
  const linkage = cells.read('linkage', (text) => readChoice(text, FLAG_CHOICES)) ?? false;
  return {
    // Left out where it is not one, so that a row without the column keeps its id.
    ...(linkage ? { linkage } : {}),
    ...readReplacement(cells),
    landGrade,
    listingCity: cells.read('listingCity', (text) => readChoice(text, CITY_CHOICES)),
    collectingTreasury: cells.read('collectingTreasury', (text) =>
      readChoice(text, TREASURY_CHOICES),
    ),
    quotaSource: cells.read('quotaSource', (text) => readChoice(text, HOLDER_CHOICES)),
    greenHeart: cells.read('greenHeart', (text) => readChoice(text, ZONE_CHOICES)) ?? 'none',
    enclavePartner: cells.read('enclavePartner', (text) => readChoice(text, CITY_CHOICES)),
    floorRelief: cells.read('floorRelief', (text) => readChoice(text, FLAG_CHOICES)) ?? false,
  };
}

function readId(cells: RowCells, notes: Map<string, string>): string | null {
  const typed = cells.read('id', (text) => good(text));
  if (typed === null || SAFE_ID.test(typed)) return typed;
  notes.set(NOTE.idTyped, typed);
  return null;
}
