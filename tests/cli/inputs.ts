import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A scenario that comes with the project; its deals are replaced by those below. */
export const SCENARIO = fileURLToPath(new URL('../../scenarios/baseline.yaml', import.meta.url));

const HEADING =
  '行政区,电子监管号,面积(公顷),土地来源,土地用途,供应方式,土地使用年限,成交价格(万元),合同签订日期';
const GOOD = [
  '长沙市本级,A1,1.5,1.5,其他普通商品住房用地,挂牌出让,70,30000,2026-03-02',
  '株洲市本级,A2,2,2,工业用地,挂牌出让,50,2500,2026-04-01',
];
/** Fifty years for a dwelling is fine; for a shop the law stops at forty. */
const REFUSED = '湘潭市本级,A3,1,1,批发零售用地,挂牌出让,60,9000,2026-05-06';
const FAULTY = '长沙市本级,A4,面积不详,0,工业用地,挂牌出让,50,100,2026-03-02';
const ELSEWHERE = '北京市本级,A5,1,1,工业用地,挂牌出让,50,1000,2026-03-02';

/** A new folder with small files of deals: good, refused, faulty, elsewhere. */
export async function makeInputs(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'czt-cli-'));
  const write = (name: string, rows: readonly string[]) =>
    writeFile(join(home, name), `${[HEADING, ...GOOD, ...rows].join('\n')}\n`);
  await write('good.csv', []);
  await write('refused.csv', [REFUSED]);
  await write('faulty.csv', [FAULTY]);
  await write('elsewhere.csv', [ELSEWHERE]);
  return home;
}
