import { stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Label } from '../../rules/rule.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { folderContent } from '../folder-content.ts';
import { answer, type Session, say, tell } from '../session.ts';
import type { ServeOptions } from './serve-options.ts';
import { servedSite } from './served-site.ts';

const OPEN: Label = { zh: '在浏览器打开', en: 'open in a browser' };
const STOP: Label = { zh: '按 Ctrl-C 结束', en: 'Ctrl-C ends' };

/**
 * Serves a folder on loopback until it is interrupted.
 *
 * @throws InputError when there is no such folder, nothing in it to show, or the port is taken.
 */
export async function serveCommand(
  folder: string,
  { port, host }: ServeOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const root = resolve(io.cwd, folder);
  await checkFolder(root, folder);
  const { fetch } = servedSite(folder, root, session);
  const server = createAdaptorServer({ fetch });
  const taken = await listen(server, port, host);
  const shown = host === '::1' ? '[::1]' : host;
  const url = `http://${shown}:${taken}/`;
  tell(session, `${say(session, OPEN)} ${url} · ${say(session, STOP)}\n`);
  if (session.json) answer(session, { url, host, port: taken, folder: root });
  await interrupted(session);
  await close(server);
}

async function checkFolder(root: string, folder: string): Promise<void> {
  const there = await stat(root).catch(() => null);
  if (there === null) throw wrong(folder, null, '—', EXPECTED.folder, MESSAGES.missing);
  if (!there.isDirectory()) throw wrong(folder, null, '—', EXPECTED.folder, MESSAGES.file);
  const { scenarios, runs } = await folderContent(root);
  if (scenarios.length + runs.length > 0) return;
  throw wrong(folder, null, '0', EXPECTED.content, MESSAGES.empty);
}

const EXPECTED = {
  folder: { zh: '一个目录，如 czt serve .', en: 'a folder, such as czt serve .' },
  content: {
    zh: '有情景（.yaml）或推演结果的目录；czt new 可以写出第一个情景',
    en: 'a folder with a scenario (.yaml) or a run; czt new writes a first scenario',
  },
  port: {
    zh: '空闲的端口；--port 0 任取一个',
    en: 'a free port; --port 0 takes any',
  },
} as const satisfies Readonly<Record<string, Label>>;

const MESSAGES = {
  missing: { zh: '没有这个目录', en: 'there is no such folder' },
  file: { zh: '这是文件，不是目录', en: 'this is a file, not a folder' },
  empty: {
    zh: '目录及其下四层里没有情景，也没有推演结果',
    en: 'neither a scenario nor a run lies in the folder or four levels below it',
  },
  taken: { zh: '端口已被占用', en: 'the port is taken' },
  forbidden: { zh: '没有权限使用这个端口', en: 'this port may not be used' },
  unusable: { zh: '不能在这个地址上监听', en: 'cannot listen at this address' },
} as const satisfies Readonly<Record<string, Label>>;

const LISTEN_FAULTS: Readonly<Record<string, Label>> = {
  EADDRINUSE: MESSAGES.taken,
  EACCES: MESSAGES.forbidden,
};

/** Takes the port and gives its number, which is a new one when 0 was asked for. */
function listen(server: ServerType, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const message = LISTEN_FAULTS[code ?? ''] ?? MESSAGES.unusable;
      fail(wrong('czt serve', '--port', `${host}:${port}`, EXPECTED.port, message));
    });
    server.listen(port, host, () => done((server.address() as AddressInfo).port));
  });
}

function interrupted({ io }: Session): Promise<void> {
  return new Promise((done) => {
    const release = io.onInterrupt(() => {
      release();
      done();
    });
  });
}

function close(server: ServerType): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

function wrong(
  file: string,
  column: string | null,
  found: string,
  expected: Label,
  message: Label,
): InputError {
  const problem: InputProblem = { file, line: null, row: null, column, found, expected, message };
  return new InputError([problem]);
}
