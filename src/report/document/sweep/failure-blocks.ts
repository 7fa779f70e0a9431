import type { Label } from '../../../rules/rule.ts';
import type { SweepTable } from '../../sweep/sweep-table.ts';
import { type Block, heading, paragraph, plain } from '../block.ts';
import { POINT_HEAD, pointName } from './point-name.ts';

/** Failed draws shown one by one; all of them are in the results. */
const MOST_SHOWN = 20;

/** Draws that failed, with reason and inputs. */
export function failureBlocks(table: SweepTable): Block[] {
  const { failures, manifest, plan, points } = table;
  const title = heading({ zh: '失败的抽样', en: 'Failed draws' });
  if (failures.length === 0) {
    const none = { zh: `${manifest.rows} 行都推演成功。`, en: `All ${manifest.rows} rows ran.` };
    return [title, paragraph(none)];
  }
  const byPoint = new Map(points.map((one) => [one.point, one]));
  const shown = failures.slice(0, MOST_SHOWN);
  return [
    title,
    paragraph(countText(table)),
    {
      kind: 'table',
      caption: {
        zh: `原因和输入（列出 ${shown.length} 行，共 ${failures.length} 行）`,
        en: `Reasons and inputs (${shown.length} of ${failures.length} rows)`,
      },
      head: [
        POINT_HEAD,
        { zh: '代码', en: 'Code' },
        { zh: '原因', en: 'Reason' },
        { zh: '重复', en: 'Replicate' },
      ],
      textColumns: 3,
      rows: shown.map(({ point, replicate, code, reason }) => [
        plain(pointName(plan, byPoint.get(point)!)),
        plain(code),
        plain(reason),
        plain(String(replicate)),
      ]),
    },
  ];
}

function countText({ manifest, failures, name }: SweepTable): Label {
  const query = `czt query ${name} "select * from rows where status = 'failed'"`;
  const codes = Object.entries(manifest.failed).map(([code, count]) => `${code} ${count}`);
  return {
    zh: `${manifest.rows} 行中有 ${failures.length} 行失败（${codes.join('、')}），不计入上面的数字；\
全部在结果里：${query}。`,
    en: `${failures.length} of ${manifest.rows} rows failed (${codes.join(', ')}) and are not in \
the figures above; all are in the results: ${query}.`,
  };
}
