import type { Account } from '../../ledger/account.ts';
import type { Label } from '../../rules/rule.ts';
import type { Place } from '../../world/place.ts';
import { WHICH_LABELS } from '../labels/why-labels.ts';
import {
  DIMENSION_LABELS,
  FACTOR_LABELS,
  PARTY_LABELS,
  QUOTA_GOOD_LABELS,
  QUOTA_HOLDER_LABELS,
  ROLE_LABELS,
  SECTION_LABELS,
  SHARED_TAX_LABELS,
} from '../labels.ts';
import { fill, named, same } from './label-text.ts';

const OUTSIDE: Readonly<Record<string, Label>> = {
  grantee: { zh: '受让人', en: 'the grantee' },
  reserve: { zh: '土地储备机构', en: 'the land reserve centre' },
  collective: { zh: '农村集体经济组织', en: 'the collective' },
  farmers: { zh: '集体成员', en: 'members of the collective' },
  assignor: { zh: '转让方', en: 'the assignor' },
  firm: { zh: '企业', en: 'the firm' },
};
const PLATFORM: Label = { zh: '交易平台', en: 'the platform' };
const IN: Label = { zh: '{0}国库 · {1} · {2}', en: 'treasury of {0} · {1} · {2}' };
const FOR: Label = { zh: '{0}（归{1}）', en: '{0} (belongs to {1})' };
const DEPOSIT: Label = { zh: '保证金', en: 'deposits' };

/** The names people read in the place of identifiers. */
export class Names {
  readonly #codes: ReadonlyMap<string, Label>;
  readonly #places: ReadonlyMap<string, Place>;

  constructor(codes: ReadonlyMap<string, Label>, places: ReadonlyMap<string, Place>) {
    this.#codes = codes;
    this.#places = places;
  }

  /** Whatever an identifier names: a party, a part in a deal, a tax, an earmark, a good. */
  of(id: string): Label {
    const tables = [
      PARTY_LABELS,
      SHARED_TAX_LABELS,
      WHICH_LABELS,
      QUOTA_GOOD_LABELS,
      ROLE_LABELS,
      FACTOR_LABELS,
    ];
    const table = tables.find((labels) => Object.hasOwn(labels, id)) ?? QUOTA_HOLDER_LABELS;
    return named(table, id);
  }

  place(id: string): Label {
    return this.#places.get(id)?.name ?? same(id);
  }

  dimension(id: string): Label {
    return named(DIMENSION_LABELS, id);
  }

  /** A category code with its name. */
  code(code: string): Label {
    const name = this.#codes.get(code);
    if (name !== undefined) return { zh: `${name.zh} ${code}`, en: `${name.en} ${code}` };
    return code === 'deposit' ? DEPOSIT : same(code);
  }

  account({ section, treasury, code, owner }: Account): Label {
    if (section === 'outside' || treasury === null) return named(OUTSIDE, code);
    const where = treasury === 'platform' ? PLATFORM : named(PARTY_LABELS, treasury);
    const place = fill(IN, where, SECTION_LABELS[section], this.code(code));
    const isOthers = owner !== null && owner !== treasury;
    return isOthers ? fill(FOR, place, named(PARTY_LABELS, owner)) : place;
  }
}
