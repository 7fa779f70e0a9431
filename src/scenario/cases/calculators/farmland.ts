import { reclamationFeeFen } from '../../../rules/reclamation-fee.ts';
import { occupiedCapacityKg, suppliedCapacityKg } from '../../../rules/standard-capacity.ts';
import { type Calculator, calculator, figure } from '../calculator.ts';
import { area, count, day, flag, groups, optional, word } from '../given-field.ts';

const reclamationFee = calculator({
  id: 'reclamationFee',
  title: { zh: '耕地开垦费', en: 'farmland reclamation fee' },
  formula: {
    zh: '费 = 各块面积 × 其标准，逐块四舍五入到分；永久基本农田按最高标准的倍数',
    en: 'fee = Σ area × standard, half-up a piece; basic farmland a multiple of the highest',
  },
  given: {
    pieces: groups({
      area: area(),
      kind: word(['paddy-superior', 'paddy-high', 'paddy-medium', 'paddy-low', 'dry']),
      basic: optional(flag()),
    }),
    day: day(),
  },
  results: { fee: figure('money', '耕地开垦费', 'fee') },
  calculate: ({ pieces, day: on }, book) => ({
    fee: reclamationFeeFen(
      pieces.map((p) => ({ areaM2: p.area, kind: p.kind, basic: p.basic ?? false })),
      book,
      on,
    ),
  }),
});

const standardCapacity = calculator({
  id: 'standardCapacity',
  title: { zh: '标准粮食产能', en: 'standard grain capacity' },
  formula: {
    zh: '产能 = Σ 面积 × 等别的标准产能；占用的合计后进到公斤，补充的合计后舍到公斤',
    en: 'capacity = Σ area × standard of the grade; taken: up to the kg, supplied: down',
  },
  given: { pieces: groups({ area: area(), grade: count() }), day: day() },
  results: {
    occupied: figure('capacity', '占用产能', 'capacity taken'),
    supplied: figure('capacity', '补充产能', 'capacity supplied'),
  },
  calculate: ({ pieces, day: on }, book) => {
    const areas = pieces.map((p) => ({ areaM2: p.area, grade: p.grade }));
    return {
      occupied: occupiedCapacityKg(areas, book, on),
      supplied: suppliedCapacityKg(areas, book, on),
    };
  },
});

/** What farmland costs and is worth when it is taken. */
export const FARMLAND_CALCULATORS: readonly Calculator[] = [reclamationFee, standardCapacity];
