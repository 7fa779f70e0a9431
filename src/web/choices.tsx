import type { ComponentChildren } from 'preact';
import type { Language } from '../report/labels.ts';
import { VARIANTS, type Variant } from '../report/what-if/link.ts';
import { PAGE_WORDS } from './words.ts';

interface LanguageProps {
  readonly language: Language;
  onChoose(language: Language): void;
}

export function LanguageChoice({ language, onChoose }: LanguageProps) {
  const names = { zh: '中文', en: 'English' } as const;
  return (
    <nav aria-label={PAGE_WORDS.language[language]}>
      {(['zh', 'en'] as const).map((each) => (
        <button
          key={each}
          type="button"
          lang={each === 'zh' ? 'zh-CN' : 'en-GB'}
          aria-pressed={each === language}
          onClick={() => onChoose(each)}
        >
          {names[each]}
        </button>
      ))}
    </nav>
  );
}

interface VariantProps {
  readonly active: Variant;
  readonly language: Language;
  readonly children: ComponentChildren;
  onChoose(variant: Variant): void;
}

export function VariantChoice({ active, language, children, onChoose }: VariantProps) {
  return (
    <fieldset class="variants">
      <legend>{PAGE_WORDS.variant[language]}</legend>
      {VARIANTS.map((variant) => (
        <button
          key={variant}
          type="button"
          aria-pressed={variant === active}
          onClick={() => onChoose(variant)}
        >
          {variant}
        </button>
      ))}
      {children}
    </fieldset>
  );
}
