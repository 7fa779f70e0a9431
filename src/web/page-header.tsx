import { fill, same } from '../report/explain/label-text.ts';
import type { Language } from '../report/labels.ts';
import type { Variant } from '../report/what-if/link.ts';
import { LanguageChoice, VariantChoice } from './choices.tsx';
import type { Offer } from './messages.ts';
import { say } from './say.ts';
import { PAGE_WORDS } from './words.ts';

interface HeaderProps {
  readonly offers: readonly Offer[];
  readonly scenario: string;
  readonly active: Variant;
  readonly language: Language;
  onScenario(id: string): void;
  onVariant(variant: Variant): void;
  onCopy(from: Variant): void;
  onLanguage(language: Language): void;
}

/** Language, scenario and variant. */
export function PageHeader(props: HeaderProps) {
  const { offers, scenario, active, language } = props;
  const other = active === 'A' ? 'B' : 'A';
  return (
    <>
      <LanguageChoice language={language} onChoose={props.onLanguage} />
      <header>
        <h1>{PAGE_WORDS.heading[language]}</h1>
        <label class="scenario">
          {PAGE_WORDS.scenario[language]}{' '}
          <select
            value={scenario}
            onChange={(event) => props.onScenario(event.currentTarget.value)}
          >
            {offers.map(({ id, title }) => (
              <option key={id} value={id}>
                {say(title, language)}
              </option>
            ))}
          </select>
        </label>
        <VariantChoice active={active} language={language} onChoose={props.onVariant}>
          <button type="button" onClick={() => props.onCopy(other)}>
            {fill(PAGE_WORDS.copy, same(other))[language]}
          </button>
        </VariantChoice>
      </header>
    </>
  );
}
