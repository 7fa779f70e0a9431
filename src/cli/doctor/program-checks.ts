import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Label } from '../../rules/rule.ts';
import type { Io } from '../io.ts';
import { type Check, same } from './check.ts';

interface OptionalProgram {
  readonly id: string;
  readonly label: Label;
  /** Names it goes by; the first that is found will do. */
  readonly names: readonly string[];
  readonly use: Label;
}

const books = (name: string): Label => ({
  zh: `可选：用来核对 czt export --format ${name} 的账`,
  en: `optional: checks the books of czt export --format ${name}`,
});

const PROGRAMS: readonly OptionalProgram[] = [
  {
    id: 'libreoffice',
    label: { zh: 'LibreOffice', en: 'LibreOffice' },
    names: ['soffice', 'libreoffice'],
    use: {
      zh: '可选：打开、重算 czt report --format xlsx 的工作簿（Excel、WPS 也行）',
      en: 'optional: opens and recalculates czt report --format xlsx (as Excel and WPS do)',
    },
  },
  {
    id: 'chromium',
    label: { zh: 'Chromium 或 Chrome', en: 'Chromium or Chrome' },
    names: ['chromium', 'chromium-browser', 'google-chrome', 'chrome'],
    use: {
      zh: '可选：看报告和测算页，任何新的浏览器都行',
      en: 'optional: shows reports and what-if pages; every recent browser does',
    },
  },
  { id: 'beancount', label: same('bean-check'), names: ['bean-check'], use: books('beancount') },
  { id: 'hledger', label: same('hledger'), names: ['hledger'], use: books('hledger') },
  { id: 'ledger', label: same('ledger'), names: ['ledger'], use: books('ledger') },
];

/** Programs that are good to have; none is needed. */
export function programChecks(env: Io['env']): Promise<Check[]> {
  return Promise.all(
    PROGRAMS.map(async ({ id, label, names, use }) => {
      const path = await findProgram(names, env);
      if (path === null) return { id, label, status: 'absent', found: same('–'), advice: use };
      return { id, label, status: 'ok', found: same(path), advice: null };
    }),
  );
}

const ENDINGS = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];

async function findProgram(names: readonly string[], env: Io['env']): Promise<string | null> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of ENDINGS) {
        const path = join(folder, `${name}${ending}`);
        const isThere = await access(path, constants.X_OK).then(
          () => true,
          () => false,
        );
        if (isThere) return path;
      }
    }
  }
  return null;
}

const FONTS: Label = { zh: '中文字体', en: 'Chinese fonts' };
const FONT_SECONDS = 20;

/** Whether a browser or LibreOffice on this machine can draw Chinese. */
export async function fontCheck(env: Io['env'], platform = process.platform): Promise<Check> {
  const base = { id: 'fonts', label: FONTS } as const;
  if (platform === 'darwin' || platform === 'win32') {
    const found = { zh: '随系统附带', en: 'part of the system' };
    return { ...base, status: 'ok', found, advice: null };
  }
  const lister = await findProgram(['fc-list'], env);
  const none: Label = {
    zh: '没有中文字体时，报告和工作簿里的汉字显示为方框；Debian 可装 fonts-noto-cjk',
    en: 'without them reports and workbooks show boxes; on Debian install fonts-noto-cjk',
  };
  if (lister === null) {
    const found = { zh: '没有 fc-list，无从得知', en: 'no fc-list to tell' };
    return { ...base, status: 'absent', found, advice: none };
  }
  const { stdout } = await promisify(execFile)(lister, [':lang=zh', 'family'], {
    timeout: FONT_SECONDS * 1000,
    env: { ...env, LC_ALL: 'C.UTF-8' },
  }).catch(() => ({ stdout: '' }));
  const families = new Set(stdout.split('\n').filter((line) => line.trim() !== ''));
  if (families.size === 0) return { ...base, status: 'warning', found: same('0'), advice: none };
  const first = [...families].sort()[0]!.split(',')[0]!;
  const found = {
    zh: `${families.size} 种，如 ${first}`,
    en: `${families.size}, such as ${first}`,
  };
  return { ...base, status: 'ok', found, advice: null };
}
