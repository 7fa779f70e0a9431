import { BarChart, SankeyChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Picture } from '../report/document/picture.ts';
import {
  PICTURE_WIDTH,
  pictureHeight,
  pictureOption,
  withOwnIds,
} from '../report/html/picture-option.ts';
import type { Language } from '../report/labels.ts';

use([
  ...[BarChart, SankeyChart, SVGRenderer],
  ...[AriaComponent, GridComponent, LegendComponent, TitleComponent],
]);

/** A picture as SVG, drawn without a document, so that the page is not held up. */
export function drawPicture(picture: Picture, language: Language, name: string): string {
  const size = { width: PICTURE_WIDTH, height: pictureHeight(picture) };
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(pictureOption(picture, language));
    return withOwnIds(chart.renderToSVGString(), name);
  } finally {
    chart.dispose();
  }
}
