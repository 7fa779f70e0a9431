import { render } from 'preact';
import { App } from './app.tsx';
import { EngineLink } from './engine-link.ts';
import type { Answer } from './messages.ts';

let onAnswer: (answer: Answer) => void = () => {};
const root = document.getElementById('app')!;

const engine = new EngineLink((answer) => {
  if (answer.kind === 'ready') {
    const listen = (listener: (answer: Answer) => void) => {
      onAnswer = listener;
    };
    root.textContent = '';
    render(<App offers={answer.offers} engine={engine} listen={listen} />, root);
  } else {
    onAnswer(answer);
  }
});
engine.open(document.getElementById('data')!.textContent!);
