import type { Label } from '../../rules/rule.ts';
import { type Day, formatDay } from '../../units/day.ts';
import { PARTIES } from '../../world/party.ts';
import type { Regime } from '../../world/policy.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { PARTY_LABELS, REFUSAL_LABELS } from '../labels.ts';
import type { TreasuryMonth } from '../liquidity.ts';
import { onTimePercent, peakMonths } from '../terminal/liquidity-section.ts';
import { makeStyle, type Style, wrapText } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import { WORDS } from '../terminal/words.ts';
import type { RegimeRow } from './regime-row.ts';
import { regimeSentence } from './regime-sentence.ts';

const WIDTH = 100;

/** What a comparison of regimes is printed from. */
export interface RegimeReport {
  readonly rows: readonly RegimeRow[];
  readonly unauthorised: readonly { readonly regime: Regime; readonly from: Day | null }[];
}

/** The regimes side by side: in all, by treasury, and in a sentence each. */
export function regimeReport(
  { rows, unauthorised }: RegimeReport,
  { language, colour }: { readonly language: Style['language']; readonly colour: boolean },
): string[] {
  const style = makeStyle(language, colour);
  const { say } = style;
  const sentences = rows.flatMap((row) => bullet(say(regimeSentence(row))));
  const notes = unauthorised.flatMap((one) => bullet(say(notAuthorised(one))));
  return [
    ...inAll(rows, style),
    '',
    ...byTreasury(rows, style),
    '',
    ...sentences,
    '',
    ...wrapText(say(WORDS.regimesAssumed), WIDTH),
    ...notes,
  ];
}

/** That a regime may not be used yet, by code and rule. */
export function notAuthorised({ regime, from }: RegimeReport['unauthorised'][number]): Label {
  const { zh, en } = REFUSAL_LABELS.regimeNotAuthorised;
  const what = `(regimeNotAuthorised, rule transfer-regime)`;
  const until = {
    zh: from === null ? '情景没有授权它' : `情景自 ${formatDay(from)} 起才授权`,
    en:
      from === null
        ? 'the scenario never authorises it'
        : `authorised from ${formatDay(from)} only`,
  };
  return {
    zh: `${regime}：${zh}（regimeNotAuthorised，规则 transfer-regime）；${until.zh}。`,
    en: `${regime}: ${en} ${what}; ${until.en}.`,
  };
}

function bullet(text: string): string[] {
  return wrapText(text, WIDTH - 3).map((line, i) => `${i === 0 ? ' • ' : '   '}${line}`);
}

function inAll(rows: readonly RegimeRow[], { say }: Style): string[] {
  const head = [WORDS.regime, WORDS.vouchers, WORDS.amount, WORDS.fenDays, WORDS.mostOthers];
  const pace = [WORDS.medianDays, WORDS.p95Days, WORDS.onTime];
  return tableLines({
    head: [...head, ...pace].map(say),
    rows: rows.map(({ regime, vouchers, vouchersGross, movedFen, fenDays, liquidity }) => [
      regime,
      grossToNet(vouchersGross, vouchers),
      formatWanYuan(movedFen),
      formatWanYuan(fenDays),
      formatWanYuan(Math.max(0, ...peakMonths(liquidity).map(({ othersFen }) => othersFen))),
      days(liquidity.medianDays),
      days(liquidity.p95Days),
      onTimePercent(liquidity),
    ]),
  });
}

/** Each treasury under each regime; treasuries that never hold anything are left out. */
function byTreasury(rows: readonly RegimeRow[], { say, name }: Style): string[] {
  const lines = PARTIES.flatMap((treasury) =>
    rows.flatMap(({ regime, liquidity }) => {
      const months = liquidity.months.filter((one) => one.treasury === treasury);
      if (months.length === 0) return [];
      const sum = (key: 'vouchersGross' | 'vouchersNet') =>
        months.reduce((total, one) => total + one[key], 0);
      return [
        [
          name(PARTY_LABELS, treasury),
          regime,
          formatWanYuan(most(months, 'balanceFen')),
          formatWanYuan(months.at(-1)!.balanceFen),
          formatWanYuan(most(months, 'othersFen')),
          formatWanYuan(months.reduce((total, one) => total + one.fenDays, 0n)),
          grossToNet(sum('vouchersGross'), sum('vouchersNet')),
        ],
      ];
    }),
  );
  const head = [WORDS.treasury, WORDS.regime, WORDS.highestBalance, WORDS.lastBalance];
  const others = [WORDS.mostOthers, WORDS.fenDays, WORDS.vouchersOut];
  return tableLines({ head: [...head, ...others].map(say), rows: lines });
}

function most(months: readonly TreasuryMonth[], key: 'balanceFen' | 'othersFen'): number {
  return Math.max(0, ...months.map((one) => one[key]));
}

function grossToNet(gross: number, net: number): string {
  return gross === net ? formatCount(net) : `${formatCount(gross)} → ${formatCount(net)}`;
}

function days(count: number | null): string {
  return count === null ? '–' : formatCount(count);
}
