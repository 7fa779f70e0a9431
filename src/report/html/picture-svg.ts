import * as echarts from 'echarts';
import type { Picture } from '../document/picture.ts';
import type { Language } from '../labels.ts';
import { PICTURE_WIDTH, pictureHeight, pictureOption, withOwnIds } from './picture-option.ts';

/**
 * A picture as SVG in one language: bars are also told apart by patterns, lines by marks.
 *
 * @param name begins the ids inside, so that no two pictures of a page share one
 */
export function pictureSvg(picture: Picture, language: Language, name: string): string {
  const size = { width: PICTURE_WIDTH, height: pictureHeight(picture) };
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(pictureOption(picture, language));
    return withOwnIds(chart.renderToSVGString(), name);
  } finally {
    // A chart that is not disposed of keeps the process alive.
    chart.dispose();
  }
}
