import type { CustomSeriesOption } from 'echarts';
import type { Label } from '../../rules/rule.ts';
import type { BoxPicture, IntervalPicture, ScatterPicture } from '../document/picture.ts';
import type { Language } from '../labels.ts';
import { COLOURS, MARKS, titleOption } from './picture-marks.ts';

const INK = '#14171c';
const LEGEND = { top: 30, left: 8, itemGap: 30 };

/** Room for names of two lines on the left: the library measures them too short. */
const NAMED_GRID = { left: 230, right: 40, top: 44, bottom: 32 };

/** Names from top to bottom, as a table has them. */
function namesDown(points: readonly Label[], language: Language) {
  return {
    type: 'category' as const,
    inverse: true,
    data: points.map((point) => point[language]),
    axisLabel: { interval: 0, width: 210, overflow: 'break' as const },
  };
}

/** A box from a quarter to three quarters, half marked, whiskers from 5 to 95 %. */
export function boxes({ points, boxes: data, title }: BoxPicture, language: Language) {
  return {
    title: titleOption(title[language]),
    grid: NAMED_GRID,
    yAxis: namesDown(points, language),
    xAxis: { type: 'value' as const, scale: true },
    series: [
      {
        type: 'boxplot' as const,
        data: data.map((box) => [...box]),
        itemStyle: { color: '#dfe7ef', borderColor: INK },
        boxWidth: [10, 18],
      },
    ],
  };
}

/** A mark for the estimate, a line for its interval; zero is drawn. */
export function intervals({ points, series, title }: IntervalPicture, language: Language) {
  return {
    color: COLOURS,
    title: titleOption(title[language]),
    ...(series.length > 1 ? { legend: { ...LEGEND, data: legendOf(series, language) } } : {}),
    grid: { ...NAMED_GRID, top: series.length > 1 ? 64 : 44 },
    yAxis: namesDown(points, language),
    xAxis: { type: 'value' as const },
    series: series.map(
      ({ name, values }, i): CustomSeriesOption => ({
        ...{ type: 'custom', name: name[language], encode: { x: [1, 2, 3], y: 0 } },
        data: values.map(({ value, low, high }, at) => [at, value, low, high]),
        renderItem: (_, api) => intervalShape(api, i, series.length),
      }),
    ),
  };
}

function legendOf(series: IntervalPicture['series'], language: Language) {
  return series.map(({ name }, i) => ({
    name: name[language],
    icon: ESTIMATE_ICONS[i % ESTIMATE_ICONS.length]!,
  }));
}

type Drawing = Parameters<NonNullable<CustomSeriesOption['renderItem']>>[1];

function intervalShape(api: Drawing, series: number, count: number) {
  const at = api.value(0) as number;
  const [, rowHeight] = api.size!([0, 1]) as [number, number];
  const shift = ((series - (count - 1) / 2) * rowHeight * 0.55) / count;
  const place = (value: number) => api.coord([value, at]) as [number, number];
  const [x, low, high] = [1, 2, 3].map((i) => place(api.value(i) as number)[0]);
  const y = place(0)[1] + shift;
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: 'line' as const,
    shape: { x1, y1, x2, y2 },
    style: { stroke: INK, lineWidth: 1.5 },
  });
  return {
    type: 'group' as const,
    children: [
      line(low!, y, high!, y),
      line(low!, y - 4, low!, y + 4),
      line(high!, y - 4, high!, y + 4),
      estimateMark(series, x!, y),
    ],
  };
}

/** Marks of estimates, in the order of the series: full and hollow in turn. */
const ESTIMATE_ICONS = ['circle', 'emptyRect', 'triangle', 'emptyDiamond'];
const CORNERS = [
  [],
  [-5, -5, 5, -5, 5, 5, -5, 5],
  [0, -6, 6, 5, -6, 5],
  [0, -7, 7, 0, 0, 7, -7, 0],
];

function estimateMark(series: number, x: number, y: number) {
  const colour = COLOURS[series % COLOURS.length]!;
  const shape = series % CORNERS.length;
  if (shape === 0) {
    return { type: 'circle' as const, shape: { cx: x, cy: y, r: 5 }, style: { fill: colour } };
  }
  const corners = CORNERS[shape]!;
  const points = Array.from({ length: corners.length / 2 }, (_, i) => [
    x + corners[2 * i]!,
    y + corners[2 * i + 1]!,
  ]);
  const style = shape % 2 === 0 ? { fill: colour } : { fill: '#fff', stroke: colour, lineWidth: 2 };
  return { type: 'polygon' as const, shape: { points }, style };
}

/** Groups by mark and colour, the last of them joined by a line. */
export function scatter({ axes, groups, title }: ScatterPicture, language: Language) {
  const [x, y] = axes.map((name) => ({
    ...{ type: 'value' as const, scale: true, name: name[language] },
    nameLocation: 'middle' as const,
  }));
  return {
    color: ['#666666', '#E69F00', '#0072B2'].slice(-groups.length),
    title: titleOption(title[language]),
    legend: LEGEND,
    grid: { left: 16, right: 32, top: 92, bottom: 36, containLabel: true },
    xAxis: { ...x, nameGap: 28 },
    // Above its axis, where long figures cannot run into it.
    yAxis: { ...y, nameLocation: 'end' as const, nameTextStyle: { align: 'left' as const } },
    series: groups.map(({ name, points }, i) => {
      const isLast = i === groups.length - 1;
      return {
        ...{ name: name[language], data: points.map((point) => [...point]) },
        type: isLast ? ('line' as const) : ('scatter' as const),
        symbol: isLast ? 'circle' : MARKS[(i + 1) % MARKS.length]!,
        symbolSize: isLast ? 9 : 6,
        showAllSymbol: true,
        ...(isLast ? {} : { itemStyle: { opacity: 0.45 } }),
      };
    }),
  };
}
