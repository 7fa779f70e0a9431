import type { Deal } from '../../world/deal.ts';
import { readFarmlandGrade } from './cell-grade.ts';
import { readArea } from './cell-number.ts';
import { halfWidth } from './cell-text.ts';
import type { DealField } from './column-spec.ts';
import { bad, good, type Reading } from './reading.ts';
import type { RowCells } from './row-cells.ts';
import type { AreaUnit } from './units.ts';

/** The columns of a State-approved taking of basic farmland: all of them filled, or none. */
export const REPLACEMENT_FIELDS = [
  'stateApproval',
  'replacement',
  'replacementGrade',
  'replacementSlope',
  'replacementParcels',
] as const satisfies readonly DealField[];

const STEEPEST = 90;

/** What people write where there is no document. */
const NO_DOCUMENT =
  /^(?:无|没有|未批|待批|待定|暂无|否|—+|-+|\/|n\/?a|none|no|nil|null|pending|tbd)$/iu;

/** Reads what is designated in the place of basic farmland; nothing where no column says so. */
export function readReplacement(cells: RowCells): Pick<Deal, 'basicReplacement'> {
  if (REPLACEMENT_FIELDS.every((field) => cells.text(field) === '')) return {};
  const document = cells.require('stateApproval', readApproval);
  const areaM2 = cells.require('replacement', (text, unit) => readArea(text, unit as AreaUnit));
  const grade = cells.require('replacementGrade', readFarmlandGrade);
  const slopeDegrees = cells.require('replacementSlope', readSlope);
  const parcels = cells.require('replacementParcels', readParcels);
  if (document === null || areaM2 === null || grade === null) return {};
  if (slopeDegrees === null || parcels === null) return {};
  return { basicReplacement: { document, areaM2, grade, slopeDegrees, parcels } };
}

function readApproval(text: string): Reading<string> {
  return NO_DOCUMENT.test(halfWidth(text).trim()) ? bad('missingValue') : good(text);
}

function readSlope(text: string): Reading<number> {
  const match = /^(\d{1,3})\s*(?:度|°|degrees?)?$/u.exec(halfWidth(text).trim());
  if (match === null) return bad('notANumber');
  const degrees = Number(match[1]);
  return degrees > STEEPEST ? bad('absurdValue') : good(degrees);
}

function readParcels(text: string): Reading<readonly string[]> {
  const parcels = halfWidth(text)
    .split(';')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (parcels.length === 0) return bad('missingValue');
  return new Set(parcels).size < parcels.length ? bad('valuesDisagree') : good(parcels);
}
