import { useEffect, useMemo, useState } from 'preact/hooks';
import { join, same } from '../report/explain/label-text.ts';
import type { Language } from '../report/labels.ts';
import { type Variant, valueProblem } from '../report/what-if/link.ts';
import type { Control } from '../report/what-if/page-model.ts';
import type { Label } from '../rules/rule.ts';
import { ChangeList } from './change-list.tsx';
import { ControlPanel } from './control-panel.tsx';
import type { EngineLink } from './engine-link.ts';
import { ExplainDialog } from './explain-dialog.tsx';
import {
  chooseScenario,
  endDrag,
  type History,
  redo,
  replaceVariant,
  setControl,
  undo,
} from './history.ts';
import type { Answer, Offer } from './messages.ts';
import { PageHeader } from './page-header.tsx';
import { copyLink, download, openingState, showLink } from './page-link.ts';
import { ResultPanel } from './result-panel.tsx';
import { say } from './say.ts';
import { useEngine } from './use-engine.ts';
import { useExplanation } from './use-explanation.ts';
import { PAGE_WORDS } from './words.ts';

interface AppProps {
  readonly offers: readonly Offer[];
  readonly engine: EngineLink;
}

type Change = (before: History) => History;

/** The page: controls on one side, what they come to on the other. */
export function App({ offers: opened, engine }: AppProps) {
  const opening = useMemo(() => openingState(opened), [opened]);
  const [offers, setOffers] = useState(opened);
  const [history, change] = useState<History>(opening.history);
  const [notice, setNotice] = useState<Label | null>(opening.refusal);
  const [active, setActive] = useState<Variant>('A');
  const [language, setLanguage] = useState<Language>(openingLanguage);
  const { now } = history;
  const offer = offers.find(({ id }) => id === now.scenario)!;
  const isCompared = active === 'B' || Object.keys(now.variants.B).length > 0;
  const explained = useExplanation(engine, now);
  const { shown, isWorking } = useEngine(
    engine,
    { now, active, isCompared, language },
    (answer) => {
      if (answer.kind === 'controls') setOffers((before) => withControls(before, answer));
      if (answer.kind === 'explained') explained.take(answer);
      if (answer.kind === 'saved') download(answer.text, `${now.scenario}-what-if.yaml`);
      if (answer.kind !== 'broken') return;
      explained.close();
      setNotice(brokenText(answer));
    },
  );
  useEffect(() => showLink(now), [now]);
  useEffect(() => nameDocument(offer, language), [offer, language]);
  useEffect(() => listenToKeys(change), []);
  useEffect(() => {
    if (offer.controls === null) engine.ask({ kind: 'controls', scenario: offer.id });
  }, [offer]);
  return (
    <>
      <PageHeader
        {...{ offers, active, language, scenario: now.scenario }}
        onScenario={(id) => change((before) => chooseScenario(before, id))}
        onVariant={setActive}
        onCopy={(from) => change((before) => replaceVariant(before, active, now.variants[from]))}
        onLanguage={setLanguage}
      />
      {notice === null ? null : (
        <p role="alert" class="refused">
          {notice[language]}
        </p>
      )}
      <main class="sides">
        {offer.controls === null ? (
          <p class="left quiet">{PAGE_WORDS.opening[language]}</p>
        ) : (
          <Controls
            controls={offer.controls}
            {...{ engine, history, active, language, change, setNotice }}
          />
        )}
        <ResultPanel {...{ active, shown, isWorking, language }} onExplain={explained.ask} />
      </main>
      <ExplainDialog
        {...{ isOpen: explained.isOpen, explanation: explained.explanation, language }}
        onClose={explained.close}
      />
    </>
  );
}

interface ControlsProps {
  readonly controls: readonly Control[];
  readonly engine: EngineLink;
  readonly history: History;
  readonly active: Variant;
  readonly language: Language;
  change(change: Change): void;
  setNotice(notice: Label | null): void;
}

/** What was changed, and what can be. */
function Controls(props: ControlsProps) {
  const { controls, engine, history, active, language, change, setNotice } = props;
  const { scenario, variants } = history.now;
  const edits = variants[active];
  const set = (control: Control, value: string | null, isDrag: boolean) => {
    const problem = value === null ? null : valueProblem(control, value);
    setNotice(problem);
    if (problem !== null) return;
    const drag = isDrag ? `${active}.${control.id}` : null;
    change((before) => setControl(before, active, control.id, value, drag));
  };
  return (
    <div class="left">
      <ChangeList
        {...{ controls, edits, language }}
        canUndo={history.past.length > 0}
        canRedo={history.future.length > 0}
        onUndo={() => change(undo)}
        onRedo={() => change(redo)}
        onReset={() => change((before) => replaceVariant(before, active, {}))}
        onPutBack={(id) => change((before) => setControl(before, active, id, null))}
        onSave={() => engine.ask({ kind: 'save', scenario, edits })}
        onLink={() => copyLink(history.now, setNotice)}
      />
      <ControlPanel
        key={scenario}
        {...{ controls, edits, language }}
        onSet={set}
        onRest={() => change(endDrag)}
      />
    </div>
  );
}

function withControls(
  offers: readonly Offer[],
  { scenario, controls }: Answer & { kind: 'controls' },
): readonly Offer[] {
  return offers.map((offer) => (offer.id === scenario ? { ...offer, controls } : offer));
}

function openingLanguage(): Language {
  return document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
}

function nameDocument({ title }: Offer, language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = `${PAGE_WORDS.heading[language]} · ${say(title, language)}`;
}

function brokenText({ message }: Answer & { kind: 'broken' }): Label {
  return join([PAGE_WORDS.broken, same(message)], '');
}

/** Ctrl+Z and Ctrl+Y, except where they belong to the text being typed. */
function listenToKeys(change: (change: Change) => void): () => void {
  const listener = (event: KeyboardEvent) => {
    const isText = event.target instanceof HTMLInputElement && event.target.type !== 'range';
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || isText || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    change(key === 'y' || event.shiftKey ? redo : undo);
  };
  document.addEventListener('keydown', listener);
  return () => document.removeEventListener('keydown', listener);
}
