import type { Label } from '../../../rules/rule.ts';
import { same } from '../../explain/label-text.ts';
import { type Block, heading, plain } from '../block.ts';

/** What a result rests on: enough to have it again, byte for byte. */
export interface Repeat {
  readonly command: string;
  readonly version: string;
  readonly seed: number;
  readonly result: string;
  readonly inputs: readonly {
    readonly role: string;
    readonly name: string;
    readonly sha256: string;
  }[];
}

const ROLES: Readonly<Record<string, Label>> = {
  study: { zh: '研究', en: 'study' },
  scenario: { zh: '情景', en: 'scenario' },
  deals: { zh: '成交', en: 'deals' },
  opening: { zh: '期初', en: 'opening books' },
  rules: { zh: '规则', en: 'rules' },
};

/** Digits of a digest that tell files apart for a reader. */
const SHOWN_DIGITS = 16;

/** How to have the same result again. */
export function repeatBlocks({ command, version, seed, result, inputs }: Repeat): Block[] {
  return [
    heading({ zh: '怎样重做', en: 'How to repeat it' }),
    {
      kind: 'list',
      items: [
        { zh: `命令：${command}`, en: `Command: ${command}` },
        {
          zh: `czt-land ${version}，种子 ${seed}；同一版本和输入，不论几个进程、中断几次、分成几片，结果摘要相同`,
          en: `czt-land ${version}, seed ${seed}; with the same version and inputs the digest is \
the same on any number of workers, resumed or in shards`,
        },
        { zh: `结果摘要 SHA-256：${result}`, en: `SHA-256 of the result: ${result}` },
      ],
    },
    {
      kind: 'table',
      caption: { zh: '输入文件及其摘要', en: 'Input files with their digests' },
      head: [{ zh: '用途', en: 'Role' }, { zh: '文件', en: 'File' }, same('SHA-256')],
      textColumns: 3,
      rows: inputs.map(({ role, name, sha256 }) => [
        plain(ROLES[role] ?? same(role)),
        plain(name),
        plain(`${sha256.slice(0, SHOWN_DIGITS)}…`),
      ]),
    },
  ];
}
