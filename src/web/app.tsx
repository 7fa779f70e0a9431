import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { gainInWords } from '../report/document/money.ts';
import { gainFen, isLocal, partyRows } from '../report/document/parties.ts';
import { fill, join, same } from '../report/explain/label-text.ts';
import type { Language } from '../report/labels.ts';
import {
  linkFragment,
  readFragment,
  VARIANTS,
  type Variant,
  valueProblem,
} from '../report/what-if/link.ts';
import type { Label } from '../rules/rule.ts';
import { ChangeList } from './change-list.tsx';
import { LanguageChoice, VariantChoice } from './choices.tsx';
import { ControlPanel } from './control-panel.tsx';
import type { EngineLink } from './engine-link.ts';
import {
  chooseScenario,
  endDrag,
  type History,
  redo,
  replaceVariant,
  setControl,
  startHistory,
  undo,
} from './history.ts';
import type { Answer, Drawn, Offer, Outcome } from './messages.ts';
import { Comparison, Result } from './results.tsx';
import { PAGE_WORDS } from './words.ts';

interface Shown {
  readonly outcomes: Readonly<Partial<Record<Variant, Outcome>>>;
  readonly pictures: readonly Drawn[];
  readonly tookMs: number;
}

interface AppProps {
  readonly offers: readonly Offer[];
  readonly engine: EngineLink;
  /** Tells the app of every answer. */
  readonly listen: (onAnswer: (answer: Answer) => void) => void;
}

/** The page: controls on one side, what they come to on the other. */
export function App({ offers, engine, listen }: AppProps) {
  const controlsOf = (id: string) => offers.find((offer) => offer.id === id)?.controls ?? null;
  const opening = useMemo(() => openingState(offers), []);
  const [history, setHistory] = useState<History>(opening.history);
  const [notice, setNotice] = useState<Label | null>(opening.refusal);
  const [active, setActive] = useState<Variant>('A');
  const [language, setLanguage] = useState<Language>(
    document.documentElement.lang.startsWith('en') ? 'en' : 'zh',
  );
  const [shown, setShown] = useState<Shown | null>(null);
  const [isWorking, setWorking] = useState(true);
  const turn = useRef(0);
  const { now } = history;
  const controls = controlsOf(now.scenario)!;
  const edits = now.variants[active];
  const isCompared = VARIANTS.some((variant) => variant !== 'A' && hasEdits(now.variants[variant]));

  useEffect(() => {
    listen((answer) => {
      if (answer.kind === 'figures') {
        if (answer.turn === turn.current) setWorking(false);
        const { outcomes, tookMs } = answer;
        setShown((before) => ({ outcomes, tookMs, pictures: before?.pictures ?? [] }));
      }
      if (answer.kind === 'pictures') {
        const { pictures } = answer;
        setShown((before) => (before === null ? null : { ...before, pictures }));
      }
      if (answer.kind === 'saved') download(answer.text, `${now.scenario}-what-if.yaml`);
      if (answer.kind === 'broken') setNotice(join([PAGE_WORDS.broken, same(answer.message)], ''));
    });
  }, [now.scenario]);

  useEffect(() => {
    turn.current += 1;
    setWorking(true);
    const { scenario, variants } = now;
    const asked = isCompared || active === 'B' ? variants : { A: variants.A };
    engine.run({
      kind: 'run',
      turn: turn.current,
      scenario,
      variants: asked,
      shown: active,
      language,
    });
    const hasChanges = VARIANTS.some((variant) => hasEdits(variants[variant]));
    const fragment = hasChanges || offers.length > 1 ? `#${linkFragment(now)}` : '#';
    window.history.replaceState(null, '', fragment);
  }, [now, active, language]);

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${PAGE_WORDS.heading[language]} · ${offers.find(({ id }) => id === now.scenario)!.title[language]}`;
  }, [language, now.scenario]);

  useEffect(() => {
    const listener = (event: KeyboardEvent) => shortcut(event, setHistory);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  const outcome = shown?.outcomes[active];
  const { A, B } = shown?.outcomes ?? {};
  return (
    <>
      <LanguageChoice language={language} onChoose={setLanguage} />
      <header>
        <h1>{PAGE_WORDS.heading[language]}</h1>
        <label class="scenario">
          {PAGE_WORDS.scenario[language]}{' '}
          <select
            value={now.scenario}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              setHistory((before) => chooseScenario(before, chosen));
            }}
          >
            {offers.map(({ id, title }) => (
              <option key={id} value={id}>
                {title[language]}
              </option>
            ))}
          </select>
        </label>
        <VariantChoice {...{ active, language }} onChoose={setActive}>
          <button
            type="button"
            onClick={() => {
              const other = active === 'A' ? 'B' : 'A';
              setHistory((before) => replaceVariant(before, active, now.variants[other]));
            }}
          >
            {fill(PAGE_WORDS.copy, same(active === 'A' ? 'B' : 'A'))[language]}
          </button>
        </VariantChoice>
      </header>
      {notice === null ? null : (
        <p role="alert" class="refused">
          {notice[language]}
        </p>
      )}
      <main class="sides">
        <div class="left">
          <ChangeList
            {...{ controls, edits, language }}
            canUndo={history.past.length > 0}
            canRedo={history.future.length > 0}
            onUndo={() => setHistory(undo)}
            onRedo={() => setHistory(redo)}
            onReset={() => setHistory((before) => replaceVariant(before, active, {}))}
            onPutBack={(id) => setHistory((before) => setControl(before, active, id, null))}
            onSave={() => engine.save({ kind: 'save', scenario: now.scenario, edits })}
            onLink={() => copyLink(setNotice)}
          />
          <ControlPanel
            key={now.scenario}
            {...{ controls, edits, language }}
            onSet={(control, value, isDrag) => {
              const problem = value === null ? null : valueProblem(control, value);
              setNotice(problem);
              if (problem !== null) return;
              const drag = isDrag ? `${active}.${control.id}` : null;
              setHistory((before) => setControl(before, active, control.id, value, drag));
            }}
            onRest={() => setHistory(endDrag)}
          />
        </div>
        <section class="right" aria-labelledby="results" aria-busy={isWorking}>
          <h2 id="results">
            {PAGE_WORDS.results[language]} · {PAGE_WORDS.variant[language]} {active}
          </h2>
          <p role="status" aria-live="polite" class="quiet">
            {isWorking || shown === null
              ? PAGE_WORDS.working[language]
              : news(active, outcome, language)}
          </p>
          {isCompared && A?.ok && B?.ok ? (
            <Comparison a={A.summary} b={B.summary} language={language} />
          ) : null}
          {outcome === undefined ? null : (
            <Result outcome={outcome} pictures={shown!.pictures} language={language} />
          )}
          <p class="quiet" data-took={shown?.tookMs}>
            {shown === null
              ? ''
              : fill(PAGE_WORDS.took, same(String(Math.round(shown.tookMs))))[language]}
          </p>
        </section>
      </main>
    </>
  );
}

function hasEdits(edits: Readonly<Record<string, string>>): boolean {
  return Object.keys(edits).length > 0;
}

/** What the link says, where there is one that can be used; else the first scenario as it is. */
function openingState(offers: readonly Offer[]) {
  const plain = { scenario: offers[0]!.id, variants: { A: {}, B: {} } };
  const fragment = location.hash.slice(1);
  if (fragment === '') return { history: startHistory(plain), refusal: null };
  const read = readFragment(
    fragment,
    (id) => offers.find((offer) => offer.id === id)?.controls ?? null,
  );
  if ('refusal' in read) return { history: startHistory(plain), refusal: read.refusal };
  return { history: startHistory(read), refusal: null };
}

/** Who wins and who loses, in one line, for those who listen. */
function news(active: Variant, outcome: Outcome | undefined, language: Language): string {
  if (outcome === undefined) return '';
  const line = outcome.ok
    ? join(
        partyRows(outcome.summary)
          .filter(isLocal)
          .map((row) => fill({ zh: '{0}{1}', en: '{0} {1}' }, row.name, gainInWords(gainFen(row)))),
        { zh: '，', en: ', ' },
      )
    : PAGE_WORDS.refused;
  return fill(PAGE_WORDS.news, same(active), line)[language];
}

function shortcut(event: KeyboardEvent, set: (change: (before: History) => History) => void): void {
  const isText = event.target instanceof HTMLInputElement && event.target.type !== 'range';
  if (!(event.ctrlKey || event.metaKey) || isText) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  set(key === 'y' || event.shiftKey ? redo : undo);
}

function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function copyLink(tell: (notice: Label) => void): void {
  const copied = navigator.clipboard?.writeText(location.href) ?? Promise.reject();
  copied.then(
    () => tell(PAGE_WORDS.copied),
    () => tell(PAGE_WORDS.inBar),
  );
}
