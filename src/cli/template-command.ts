import { writeTemplate } from '../scenario/deals/template.ts';
import { loadSeedPlaces } from '../scenario/engine-data.ts';
import { writeStatementTemplate } from '../scenario/statement/statement-template.ts';
import type { TemplateOptions } from './commands.ts';
import { writeNewFile } from './new-file.ts';
import { answer, type Session, tell } from './session.ts';

/**
 * Writes an empty workbook for deals or for a treasury statement.
 *
 * @throws InputError when the file exists already or cannot be written.
 */
export async function templateCommand(options: TemplateOptions, session: Session): Promise<void> {
  const kind = options.kind ?? 'deals';
  const name = options.out ?? `czt-${kind}-template.xlsx`;
  const bytes =
    kind === 'statement'
      ? await writeStatementTemplate(session.language)
      : await writeTemplate(session.language, await loadSeedPlaces());
  const path = await writeNewFile(session.io, name, bytes);
  tell(session, `${name}\n`);
  if (session.json) answer(session, { file: path, bytes: bytes.length });
}
