import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../report/labels.ts';
import { pageData } from '../report/what-if/page-data.ts';
import { whatIfHtml } from '../report/what-if/page-html.ts';
import { InputError } from '../scenario/input-error.ts';
import { PACKAGE_ROOT } from '../scenario/package-root.ts';
import { type PreparedRun, prepareRun } from '../scenario/prepare-run.ts';
import { pathFrom } from './io.ts';
import type { Session } from './session.ts';

/** The program of the page, from the top of the package. */
export const PAGE_PROGRAM = 'dist/web/page.js';

/** A page and the id of the scenario it opens with. */
export interface WhatIfPage {
  readonly id: string;
  readonly html: string;
}

/**
 * The page in which the engine itself runs the scenarios.
 *
 * @param names scenario files, as the person named them
 * @throws InputError when a scenario cannot be used, two have one id, or the page was not built.
 */
export async function whatIfPage(
  names: readonly string[],
  language: Language,
  session: Session,
): Promise<WhatIfPage> {
  const runs: PreparedRun[] = [];
  for (const name of names) {
    const path = pathFrom(session.io, name);
    const prepared = await prepareRun({ scenario: path, deals: null, sheet: null });
    if (runs.some(({ scenario }) => scenario.id === prepared.scenario.id)) throw twice(name);
    runs.push(prepared);
    session.inputs.push(...prepared.inputs);
  }
  const html = whatIfHtml(await pageData(runs), await readProgram(), language);
  return { id: runs[0]!.scenario.id, html };
}

async function readProgram(): Promise<string> {
  return await readFile(join(PACKAGE_ROOT, PAGE_PROGRAM), 'utf8').catch(() => {
    throw new InputError([
      {
        ...{ file: PAGE_PROGRAM, line: null, row: null, column: null, found: '—' },
        expected: { zh: '先运行 npm run build', en: 'npm run build, run once' },
        message: { zh: '测算页的程序还没有构建', en: 'the program of the page is not built yet' },
      },
    ]);
  });
}

function twice(name: string): InputError {
  return new InputError([
    {
      ...{ file: name, line: null, row: null, column: null, found: name },
      expected: { zh: '文件名各不相同的情景', en: 'scenarios whose files have different names' },
      message: { zh: '两个情景同名', en: 'two scenarios of one name' },
    },
  ]);
}
