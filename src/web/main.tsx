import { render } from 'preact';
import { App } from './app.tsx';
import { EngineLink } from './engine-link.ts';

const root = document.getElementById('app')!;
const engine = new EngineLink();
engine.onAnswer = (answer) => {
  if (answer.kind === 'broken') root.textContent = answer.message;
  if (answer.kind !== 'ready') return;
  root.textContent = '';
  render(<App offers={answer.offers} engine={engine} />, root);
};
const packed = document.getElementById('data')!.textContent!;
const scenario = new URLSearchParams(location.hash.slice(1)).get('scenario');
engine.ask({ kind: 'open', packed, scenario });
