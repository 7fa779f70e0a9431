import type { Label } from '../../rules/rule.ts';
import { METHOD_CHOICES, USE_CHOICES } from './choices.ts';
import { type ColumnSpec, columnSpec, noteSpec, same } from './column-spec.ts';

/** What a date cell may hold. */
export const EXPECTED_DATE: Label = {
  zh: '1980 至 2100 年间的日期，年在前，如 2026-03-31 或 2026年3月31日',
  en: 'a date from 1980 to 2100, the year first, such as 2026-03-31',
};

const EXPECTED_PLOT_RATIO: Label = { zh: '数值，原样保留', en: 'a number, kept as typed' };

/** The columns of the public land market's own export, in the order of the template. */
export const MARKET_COLUMNS: readonly ColumnSpec[] = [
  columnSpec('id', '电子监管号', 'Deal id', ['电子监管编号'], {
    expected: {
      zh: '字母、数字、点、横线组成的编号；可以不填，由内容生成',
      en: 'an id of letters, digits, dots and dashes; may be left empty, then made from the row',
    },
    example: same('DEMO-0001'),
  }),
  columnSpec('region', '地区', 'Region', [], {
    expected: { zh: '省和市，如 湖南省,湘潭市', en: 'province and city, such as 湖南省,湘潭市' },
    example: same('湖南省,湘潭市'),
  }),
  columnSpec('place', '行政区', 'Place', ['行政区划', '县区', '区县'], {
    expected: { zh: '三市的区、县（市）或市本级', en: 'a district, county or seat of the cities' },
    example: { zh: '雨湖区', en: 'Yuhu District' },
    choices: 'places',
  }),
  noteSpec(
    '项目名称',
    'Project',
    [],
    { zh: '任意文字', en: 'any text' },
    { zh: '虚构项目（示例）', en: 'Fictitious project (example)' },
  ),
  noteSpec(
    '项目位置',
    'Location',
    ['土地坐落', '宗地位置'],
    { zh: '任意文字', en: 'any text' },
    { zh: '虚构路与示例街交叉口', en: 'Corner of Fictitious Road and Example Street' },
  ),
  columnSpec('area', '面积', 'Area (hectare)', ['总面积', '土地面积', '宗地面积', 'Area'], {
    header: { zh: '面积(公顷)', en: 'Area (hectare)' },
    unit: 'hectare',
    expected: {
      zh: '0 至 10000 公顷的面积，如 3.2；也可写 45亩、2000平方米',
      en: 'an area from 0 to 10,000 hectares, such as 3.2; 45亩 or 2000平方米 also do',
    },
    example: same('3.2'),
  }),
  columnSpec('stock', '土地来源', 'Existing land (hectare)', ['Existing land'], {
    unit: 'hectare',
    expected: {
      zh: '其中原有建设用地的公顷数（0 为全部新增），或 新增建设用地 / 现有建设用地',
      en: 'hectares that were construction land before (0: all new), or 新增建设用地 / 现有建设用地',
    },
    example: same('0'),
  }),
  columnSpec('use', '土地用途', 'Use', ['用途'], {
    expected: { zh: '土地用途名称，如 工业用地', en: 'a land use, such as Industrial' },
    example: { zh: '工业用地', en: 'Industrial' },
    choices: USE_CHOICES,
  }),
  columnSpec('method', '供地方式', 'Method', ['供应方式', '出让方式'], {
    expected: {
      zh: '挂牌出让、拍卖出让、招标出让、协议出让、划拨、租赁之一',
      en: 'one of Listing, Auction, Tender, Agreement, Allocation, Lease',
    },
    example: { zh: '挂牌出让', en: 'Listing' },
    choices: METHOD_CHOICES,
  }),
  columnSpec('term', '土地使用年限', 'Term (years)', ['使用年限', '出让年限', 'Term'], {
    expected: {
      zh: '0 至 200 年，如 50；或 住宅用地70年; 商服用地40年',
      en: '0 to 200 years, such as 50; or Residential 70; Commercial 40',
    },
    example: same('50'),
  }),
  noteSpec(
    '行业分类',
    'Industry',
    [],
    { zh: '任意文字', en: 'any text' },
    { zh: '仪器仪表制造业', en: 'Instruments' },
  ),
  columnSpec('landGrade', '土地级别', 'Land grade', [], {
    expected: {
      zh: '一级至二十级；未评估地区或不填为未知',
      en: 'a grade from 1 to 20 (一级…二十级); 未评估地区 or empty when not assessed',
    },
    example: same('三级'),
  }),
  columnSpec('price', '成交价格', 'Price (10k yuan)', ['成交价', '成交金额', 'Price'], {
    header: { zh: '成交价格(万元)', en: 'Price (10k yuan)' },
    unit: 'wanYuan',
    expected: {
      zh: '万元数，精确到分，如 1250.5；不超过一万亿元；只有划拨可以不填',
      en: 'an amount in 10⁴ yuan in whole fen, such as 1250.5; empty only for an allocation',
    },
    example: same('1250.5'),
  }),
  columnSpec('instalments', '分期支付', 'Instalments (10k yuan)', ['Instalments'], {
    unit: 'wanYuan',
    expected: {
      zh: '用分号隔开的万元数，合计不超过成交价格，如 625.25;625.25',
      en: 'amounts in 10⁴ yuan separated by semicolons, in all at most the price',
    },
    example: same('625.25;625.25'),
  }),
  noteSpec(
    '土地使用权人',
    'Grantee',
    [],
    { zh: '任意文字', en: 'any text' },
    { zh: '示例有限公司', en: 'Example Ltd' },
  ),
  noteSpec('约定容积率(上限)', 'Plot ratio (upper)', [], EXPECTED_PLOT_RATIO, same('2.0')),
  noteSpec('约定容积率(下限)', 'Plot ratio (lower)', [], EXPECTED_PLOT_RATIO, same('1.0')),
  noteSpec('约定交地时间', 'Handover agreed', [], EXPECTED_DATE, same('2026-07-01')),
  noteSpec('约定开工时间', 'Start agreed', [], EXPECTED_DATE, same('2026-10-01')),
  noteSpec('约定竣工时间', 'Completion agreed', [], EXPECTED_DATE, same('2029-10-01')),
  noteSpec(
    '批准单位',
    'Approved by',
    [],
    { zh: '任意文字', en: 'any text' },
    { zh: '示例市人民政府', en: 'People’s government of Example' },
  ),
  columnSpec('signed', '合同签订日期', 'Signed', ['签订日期', '合同日期'], {
    expected: EXPECTED_DATE,
    example: same('2026-03-31'),
  }),
  // A counter of the page it was copied from: not content, and it differs between copies.
  columnSpec('ignore', '序号', 'No.', ['编号'], {
    expected: { zh: '不读', en: 'not read' },
    example: same('1'),
  }),
];
