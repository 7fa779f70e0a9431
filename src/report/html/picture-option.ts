import type { FlowPicture, Picture, SeriesPicture } from '../document/picture.ts';
import type { Language } from '../labels.ts';
import { COLOURS, MARKS, titleOption } from './picture-marks.ts';
import { boxes, intervals, scatter } from './statistics-option.ts';

/** Names without quotes: quotes would break the SVG's own attributes. */
const FONT = 'system-ui, Noto Sans CJK SC, Microsoft YaHei, sans-serif';
export const PICTURE_WIDTH = 960;

/** Height a picture needs. */
export function pictureHeight(picture: Picture): number {
  switch (picture.kind) {
    case 'flows':
      return 520;
    case 'boxes':
      return 110 + 34 * picture.points.length;
    case 'intervals':
      return 130 + 26 * picture.points.length * picture.series.length;
    case 'scatter':
      return 480;
    default:
      return 360;
  }
}

/** A picture in one language as the chart library takes it. */
export function pictureOption(picture: Picture, language: Language) {
  const option = optionOf(picture, language);
  return { ...option, animation: false, textStyle: { fontFamily: FONT } };
}

function optionOf(picture: Picture, language: Language) {
  switch (picture.kind) {
    case 'flows':
      return flows(picture, language);
    case 'boxes':
      return boxes(picture, language);
    case 'intervals':
      return intervals(picture, language);
    case 'scatter':
      return scatter(picture, language);
    default:
      return series(picture, language);
  }
}

/** The library counts its ids over all it ever drew; and what answers to a mouse is not needed. */
export function withOwnIds(svg: string, name: string): string {
  return svg
    .replace(/<style >.*?<\/style>/gs, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/\bzr\d+-([a-z]+\d+)/g, `${name}-$1`);
}

function series({ kind, points, series: all, title }: SeriesPicture, language: Language) {
  return {
    color: COLOURS,
    aria: { enabled: true, decal: { show: kind !== 'lines' } },
    title: titleOption(title[language]),
    legend: { top: 30, left: 8, itemGap: 30 },
    grid: { left: 8, right: 24, top: 70, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category' as const,
      data: points.map((point) => point[language]),
      // A few names all find room on two lines; many are thinned out by the library.
      ...(points.length <= 12
        ? { axisLabel: { interval: 0, width: 100, overflow: 'break' as const } }
        : {}),
    },
    yAxis: { type: 'value' as const },
    series: all.map(({ name, values }, i) => ({
      ...{ name: name[language], data: [...values], symbol: MARKS[i % MARKS.length]! },
      type: kind === 'lines' ? ('line' as const) : ('bar' as const),
      ...(kind === 'stacks' ? { stack: 'all' } : {}),
      symbolSize: 7,
      showAllSymbol: points.length <= 12,
    })),
  };
}

function flows({ nodes, flows: links, title }: FlowPicture, language: Language) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const used = new Set(links.flatMap(({ from, to }) => [from, to]));
  return {
    color: COLOURS,
    title: titleOption(title[language]),
    series: [
      {
        type: 'sankey' as const,
        ...{ left: 8, right: 150, top: 44, bottom: 12, nodeGap: 14, nodeWidth: 16 },
        draggable: false,
        layoutIterations: 32,
        data: [...used].map((id) => ({
          name: id,
          depth: byId.get(id)!.column,
          label: { formatter: byId.get(id)!.name[language] },
        })),
        links: links.map(({ from, to, value }) => ({ source: from, target: to, value })),
        lineStyle: { color: 'source' as const, opacity: 0.3 },
        label: { fontSize: 12, color: '#111' },
      },
    ],
  };
}
