import type { RunResult } from '../engine/run-result.ts';
import { chainOfLot, chainsOfDeal, type LotChain } from '../quota/provenance.ts';
import { allotmentOfLot } from '../report/quota/allotment-why.ts';
import { chainText } from '../report/quota/chain-text.ts';
import { withIsoDays } from '../report/quota/iso-days.ts';
import { sessionYardstick } from '../report/quota/session-yardstick.ts';
import { quotaStanding } from '../report/quota/standing.ts';
import { standingText } from '../report/quota/standing-text.ts';
import { yardstickText } from '../report/quota/yardstick-text.ts';
import { makeStyle } from '../report/terminal/style.ts';
import { InputError } from '../scenario/input-error.ts';
import { nearest } from '../scenario/nearest.ts';
import { hasColour } from './io.ts';
import { openRunHere } from './open-run-here.ts';
import type { QuotaOptions } from './quota-options.ts';
import { answer, type Session, tell } from './session.ts';

/**
 * Says where the quota of a run stands, or how a lot or a deal came by its quota.
 *
 * @throws InputError when the directory is no run, or holds no such lot or deal.
 */
export async function quotaCommand(
  name: string,
  options: QuotaOptions,
  session: Session,
): Promise<void> {
  const { io, language, json } = session;
  const opened = await openRunHere(name, session);
  const style = makeStyle(language, hasColour(json ? io.stderr : io.stdout, io.env));
  const { result, prepared, manifest } = opened;
  const head = { run: name, result: manifest.result };
  if (options.chain !== undefined) {
    const chains = chainsOf(options.chain, result);
    if (json) answer(session, { ...head, chains: withIsoDays(withAllotments(chains, result)) });
    tell(session, chainText(chains, result.allotments, prepared.input.places, style));
    return;
  }
  const standing = quotaStanding(result);
  const yardstick = await sessionYardstick(result, prepared.input.places);
  if (json) answer(session, { ...head, standing: withIsoDays(standing), yardstick });
  tell(session, `${standingText(standing, style)}${yardstickText(yardstick, style)}`);
}

/** Chains with the division each allotted lot came from; null for a lot of another origin. */
function withAllotments(chains: readonly LotChain[], { allotments }: RunResult) {
  return chains.map((chain) => ({
    ...chain,
    allotment: allotmentOfLot(allotments, chain.lot.id)?.allotment ?? null,
  }));
}

/** A lot's own chain, or those of every lot a deal drew on. */
function chainsOf(id: string, { record, deals, quota }: RunResult): LotChain[] {
  const chain = chainOfLot(record, id);
  const chains = chain === null ? chainsOfDeal(record, id) : [chain];
  if (chains.length > 0) return chains;
  const known = [...[...quota.lots()].map((lot) => lot.id), ...deals.map(({ deal }) => deal.id)];
  const near = nearest(id, known);
  const isDeal = known.includes(id);
  throw new InputError([
    {
      ...{ file: '--chain', line: null, row: null, column: null, found: id },
      expected: {
        zh: `一批指标或用了指标的宗地${near === null ? '' : `，如 ${near}`}`,
        en: `a lot, or a deal that drew quota${near === null ? '' : `, such as ${near}`}`,
      },
      message: isDeal
        ? { zh: '这宗地没有动用指标', en: 'this deal drew on no quota' }
        : { zh: '没有这批指标或这宗地', en: 'there is no such lot or deal' },
    },
  ]);
}
