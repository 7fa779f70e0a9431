import { resolve } from 'node:path';
import { type OpenedRun, openRun } from '../report/explain/open-run.ts';
import type { Session } from './session.ts';

/**
 * Opens the run a person named, seen from where they are; its inputs go into the report of a bug.
 *
 * @throws InputError when it is no run, was damaged or edited, or this engine is another.
 */
export async function openRunHere(name: string, session: Session): Promise<OpenedRun> {
  const opened = await openRun(resolve(session.io.cwd, name), name);
  session.inputs.push(...opened.prepared.inputs);
  return opened;
}
