import type { Language } from '../report/labels.ts';

const LOCALE_VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/**
 * The language to speak before the command line is parsed: `--lang` when it names one, else the
 * locale's; Chinese when that is neither.
 */
export function chooseLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const asked = argv.findLast((word, i) => word.startsWith('--lang=') || argv[i - 1] === '--lang');
  const named = asked?.replace('--lang=', '');
  if (named === 'zh' || named === 'en') return named;
  const locale = LOCALE_VARIABLES.map((name) => env[name] ?? '').find((value) => value !== '');
  return locale?.startsWith('en') ? 'en' : 'zh';
}
