import { writeNewFile } from './new-file.ts';
import type { PageOptions } from './page-options.ts';
import { answer, type Session, tell } from './session.ts';
import { whatIfPage } from './what-if-page.ts';

/**
 * Writes a page in which the engine itself runs the scenarios, offline.
 *
 * @throws InputError when a scenario cannot be used, two have one id, or the page was not built.
 */
export async function pageCommand(
  names: readonly string[],
  { out }: PageOptions,
  session: Session,
): Promise<void> {
  const { id, html } = await whatIfPage(names, session.language, session);
  const file = out ?? `${id}-what-if.html`;
  const path = await writeNewFile(session.io, file, html);
  tell(session, `${file}\n`);
  if (session.json) answer(session, { file: path, bytes: Buffer.byteLength(html) });
}
