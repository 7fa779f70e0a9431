import { type Attribution, attribute } from '../../report/attribution/attribute.ts';
import { formatWanYuan, formatWanYuanChange } from '../../report/format.ts';
import type { Language } from '../../report/labels.ts';
import { PARTY_LABELS } from '../../report/labels.ts';
import { tableLines } from '../../report/terminal/text-table.ts';
import { loadEngineData } from '../../scenario/engine-data.ts';
import { pathFrom } from '../io.ts';
import { startProgress } from '../progress.ts';
import { answer, type Session, tell } from '../session.ts';

/**
 * Takes a reform apart and prints what each provision contributes to every party.
 *
 * @throws InputError when the reform cannot be taken apart.
 */
export async function attributeCommand(scenario: string, session: Session): Promise<void> {
  const { io, language, json } = session;
  const data = await loadEngineData();
  const progress = startProgress(session, 0);
  const found = await attribute(pathFrom(io, scenario), data, () => {
    progress.step({ zh: '推演组合', en: 'running combinations' });
  }).finally(progress.stop);
  tell(session, attributionText(found, language));
  if (!json) return;
  const { reform, base, provisions, runs, parties } = found;
  const names = provisions.map(({ name }) => name);
  answer(session, { reform: reform.id, base: base.id, provisions: names, runs, parties });
}

function attributionText(
  { reform, base, provisions, parties, runs }: Attribution,
  language: Language,
): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const moved = parties.filter(({ sequentialFen, shapleyFen }) =>
    [...sequentialFen, ...shapleyFen].some((fen) => fen !== 0),
  );
  if (moved.length === 0) {
    return `${say('各方的最终所得都没有变化', 'no party’s final position changes')}\n`;
  }
  const names = moved.map(
    ({ party }) => PARTY_LABELS[party as keyof typeof PARTY_LABELS][language],
  );
  const table = (title: string, of: (party: (typeof moved)[number]) => readonly number[]) => [
    '',
    title,
    ...tableLines({
      head: [say('条款', 'provision'), ...names],
      rows: [
        ...provisions.map(({ name }, i) => [
          name,
          ...moved.map((party) => formatWanYuanChange(of(party)[i]!)),
        ]),
        [
          say('合计', 'together'),
          ...moved.map(({ beforeFen, afterFen }) => formatWanYuanChange(afterFen - beforeFen)),
        ],
      ],
    }),
  ];
  return [
    say(
      `${reform.title.zh}，相对于 ${base.title.zh}\n最终所得的变化，万元，推演 ${runs} 次`,
      `${reform.title.en}, against ${base.title.en}\nfinal position, 10⁴ yuan, ${runs} runs`,
    ),
    ...table(say('按先后逐项采用', 'one after the other, in this order'), (p) => p.sequentialFen),
    ...table(
      say('Shapley 值：各种先后的平均', 'Shapley value: averaged over every order'),
      (p) => p.shapleyFen,
    ),
    '',
    ...moved.map(({ beforeFen, afterFen }, i) => {
      const [before, after] = [formatWanYuan(beforeFen), formatWanYuan(afterFen)];
      return say(`${names[i]}：${before} → ${after}`, `${names[i]}: ${before} → ${after}`);
    }),
    '',
  ].join('\n');
}
