import type { RunResult } from '../../engine/run-result.ts';
import type { Label } from '../../rules/rule.ts';
import { type FigureKey, moneyContributions } from '../contributions.ts';
import { fill, join, named, same } from '../explain/label-text.ts';
import { formatWanYuan } from '../format.ts';
import { FIGURE_LABELS, PARTY_LABELS } from '../labels.ts';
import { type Block, heading, paragraph } from './block.ts';
import { wanYuan } from './money.ts';
import type { FlowPicture } from './picture.ts';

/** What land money is for; the receiver of each is known from the same posting. */
const PURPOSES: readonly FigureKey[] = [
  'costRecoveryFen',
  'earmarksFen',
  'remittedUpFen',
  'greenHeartFen',
  'netProceedsFen',
];

const AMOUNT: Label = { zh: '{0} {1}', en: '{0} {1}' };
const FLOW: Label = { zh: '{0} → {1} {2}', en: '{0} → {1} {2}' };
const IN_WORDS: Label = {
  zh: '共收 {0} 万元；归属：{1}',
  en: '{0} came in; it belongs to: {1}',
};
const NOT_DRAWN: Label = {
  zh: '图中未画净额为负的流向：{0}。',
  en: 'Not drawn, as they are below zero on balance: {0}.',
};

type Node = FlowPicture['nodes'][number];

const BUYERS: Node = { id: 'payer:land', name: { zh: '受让人', en: 'Land buyers' }, column: 0 };
const TAXED: Node = { id: 'payer:tax', name: { zh: '纳税人', en: 'Taxpayers' }, column: 0 };
const TAXES: Node = { id: 'purpose:taxes', name: FIGURE_LABELS.taxesFen, column: 2 };
const UNSETTLED: Node = {
  ...{ id: 'purpose:unsettled', column: 2 },
  name: { zh: '尚未结算', en: 'Not settled yet' },
};

/** Adds up flows between nodes, in the order in which they first occur. */
class Flows {
  readonly nodes = new Map<string, Node>();
  readonly #sums = new Map<string, { from: string; to: string; fen: number }>();

  add(path: readonly Node[], fen: number): void {
    for (const node of path) this.nodes.set(node.id, node);
    for (const [i, to] of path.slice(1).entries()) {
      const from = path[i]!;
      const key = `${from.id} ${to.id}`;
      const sum = this.#sums.get(key) ?? { from: from.id, to: to.id, fen: 0 };
      this.#sums.set(key, { ...sum, fen: sum.fen + fen });
    }
  }

  all(): readonly { readonly from: string; readonly to: string; readonly fen: number }[] {
    return [...this.#sums.values()];
  }
}

/** Payer → treasury that collected → purpose → whose it is. */
export function flowBlocks(result: RunResult): Block[] {
  const flows = moneyFlows(result);
  const shown = flows.all().filter(({ fen }) => fen > 0);
  const back = flows.all().filter(({ fen }) => fen < 0);
  const total = shown.filter(({ from }) => from.startsWith('payer:'));
  const sumFen = total.reduce((sum, { fen }) => sum + fen, 0);
  return [
    heading({ zh: '钱从哪里来，到哪里去', en: 'Where the money comes from and goes' }),
    {
      kind: 'picture',
      picture: {
        kind: 'flows',
        title: {
          zh: '付款人 → 收缴国库 → 用途 → 归属（万元）',
          en: 'Payer → collecting treasury → purpose → whose it is (10⁴ yuan)',
        },
        alternative: flowText(flows, sumFen),
        nodes: [...flows.nodes.values()],
        flows: shown.map(({ from, to, fen }) => ({ from, to, value: wanYuan(fen) })),
      },
    },
    ...(back.length === 0 ? [] : [backText(back, flows)]),
  ];
}

function moneyFlows(result: RunResult): Flows {
  const flows = new Flows();
  const { chart, journal } = result.ledger;
  const waiting = new Map<string, number>();
  const wait = (treasury: string, fen: number) =>
    waiting.set(treasury, (waiting.get(treasury) ?? 0) + fen);
  for (const { key, party, amountFen, entry, leg } of moneyContributions(result)) {
    const { from, to } = journal.entry(entry).legs[leg]!;
    const [source, target] = [chart.account(from), chart.account(to)];
    const treasury = source.treasury ?? target.treasury ?? '';
    if (key === 'receiptsFen') {
      const where = target.section === 'outside' ? treasury : target.treasury!;
      flows.add([BUYERS, placeNode(where)], amountFen);
      wait(where, amountFen);
    }
    if (key === 'taxesFen') {
      flows.add([TAXED, placeNode(treasury), TAXES, ownerNode(party)], amountFen);
    }
    if (!PURPOSES.includes(key) && key !== 'sharesInFen' && key !== 'sharesOutFen') continue;
    // What is taken back is taken from the account the money leaves.
    const above = (amountFen < 0 ? source.owner : target.owner) ?? '';
    settle(flows, { key, party, amountFen, treasury, above }, wait);
  }
  for (const [treasury, fen] of waiting) {
    if (fen !== 0) flows.add([placeNode(treasury), UNSETTLED, ownerNode(treasury)], fen);
  }
  return flows;
}

interface Settled {
  readonly key: FigureKey;
  readonly party: string;
  readonly amountFen: number;
  readonly treasury: string;
  readonly above: string;
}

/** A share that goes out leaves the land party’s net proceeds and comes in elsewhere. */
function settle(
  flows: Flows,
  { key, party, amountFen, treasury, above }: Settled,
  wait: (treasury: string, fen: number) => void,
): void {
  const place = placeNode(treasury);
  const through = (purpose: FigureKey, owner: string, fen: number) =>
    flows.add([place, purposeNode(purpose), ownerNode(owner)], fen);
  if (key === 'sharesOutFen') {
    through('netProceedsFen', party, -amountFen);
    return;
  }
  if (key === 'sharesInFen') {
    if (party !== 'green-heart') through('netProceedsFen', party, amountFen);
    return;
  }
  if (key === 'greenHeartFen') {
    through('netProceedsFen', party, -amountFen);
    through('greenHeartFen', 'green-heart', amountFen);
    return;
  }
  through(key, key === 'remittedUpFen' ? above : party, amountFen);
  wait(treasury, -amountFen);
}

function placeNode(treasury: string): Node {
  return { id: `treasury:${treasury}`, name: treasuryName(treasury), column: 1 };
}

function treasuryName(treasury: string): Label {
  const name = partyName(treasury);
  return { zh: `${name.zh}国库`, en: `Treasury of ${name.en}` };
}

function purposeNode(key: FigureKey): Node {
  return { id: `purpose:${key}`, name: FIGURE_LABELS[key], column: 2 };
}

function ownerNode(party: string): Node {
  return { id: `owner:${party}`, name: partyName(party), column: 3 };
}

function partyName(party: string): Label {
  return named(PARTY_LABELS, party);
}

/** The flows in words: what came in, and what ended with whom. */
function flowText(flows: Flows, sumFen: number): Label {
  const ends = new Map<string, number>();
  for (const { to, fen } of flows.all()) {
    if (to.startsWith('owner:')) ends.set(to, (ends.get(to) ?? 0) + fen);
  }
  const parts = [...ends].map(([id, fen]) =>
    fill(AMOUNT, flows.nodes.get(id)!.name, same(formatWanYuan(fen))),
  );
  return fill(IN_WORDS, same(formatWanYuan(sumFen)), join(parts, { zh: '，', en: ', ' }));
}

function backText(
  back: readonly { readonly from: string; readonly to: string; readonly fen: number }[],
  { nodes }: Flows,
): Block {
  const parts = back.map(({ from, to, fen }) =>
    fill(FLOW, nodes.get(from)!.name, nodes.get(to)!.name, same(formatWanYuan(fen))),
  );
  return paragraph(fill(NOT_DRAWN, join(parts, { zh: '；', en: '; ' })));
}
