import { writeTemplate } from '../scenario/deals/template.ts';
import { loadSeedPlaces } from '../scenario/engine-data.ts';
import type { TemplateOptions } from './commands.ts';
import { writeNewFile } from './new-file.ts';
import { answer, type Session, tell } from './session.ts';

const DEFAULT_NAME = 'czt-deals-template.xlsx';

/**
 * Writes an empty workbook for deals.
 *
 * @throws InputError when the file exists already or cannot be written.
 */
export async function templateCommand(options: TemplateOptions, session: Session): Promise<void> {
  const name = options.out ?? DEFAULT_NAME;
  const bytes = await writeTemplate(session.language, await loadSeedPlaces());
  const path = await writeNewFile(session.io, name, bytes);
  tell(session, `${name}\n`);
  if (session.json) answer(session, { file: path, bytes: bytes.length });
}
