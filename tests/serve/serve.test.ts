import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderContent } from '../../src/cli/folder-content.ts';
import { servedSite } from '../../src/cli/serve/served-site.ts';
import type { Session } from '../../src/cli/session.ts';
import { czt } from '../cli/capture.ts';
import { ODD_NAME, servedFolder } from './served-folder.ts';

let root: string;
let remove: () => Promise<void>;
let site: Hono;

beforeAll(async () => {
  ({ root, remove } = await servedFolder());
  const sink = { write: () => true };
  const io = { stdout: sink, stderr: sink, env: {}, cwd: root, onInterrupt: () => () => {} };
  const session: Session = { io, language: 'zh', json: false, quiet: false, inputs: [] };
  site = servedSite('.', root, session);
});

afterAll(() => remove());

async function ask(path: string, init: RequestInit = {}, headers: Record<string, string> = {}) {
  const host = { host: '127.0.0.1:4180', ...headers };
  const answer = await site.request(`http://127.0.0.1:4180${path}`, { ...init, headers: host });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const whatIf = (name: string) => `/what-if?lang=en&${new URLSearchParams({ scenario: name })}`;

describe('the folder', () => {
  it('is seen with its scenarios and runs, and with nothing else', async () => {
    expect(await folderContent(root)).toEqual({
      scenarios: [
        ...[ODD_NAME, 'scenarios/baseline.yaml', 'scenarios/faulty.yaml'],
        'scenarios/worked-examples.yaml',
      ],
      runs: ['out/examples'],
      sweeps: [],
      isCut: false,
    });
    expect(await folderContent(root, { depth: 0, entries: 10 })).toMatchObject({ scenarios: [] });
    expect(await folderContent(root, { depth: 4, entries: 3 })).toMatchObject({ isCut: true });
  });

  it('is listed in both languages, names from files as text', async () => {
    const zh = await ask('/');
    expect(zh.status).toBe(200);
    expect(zh.text).toContain('<html lang="zh-CN">');
    expect(zh.text).toContain('两个算例');
    expect(zh.text).toContain('（读不出名称）');
    const en = await ask('/?lang=en');
    expect(en.text.replace('中文', '')).not.toMatch(/\p{Script=Han}/u);
    expect(en.text).toContain('2026-01-01 – 2026-12-31');
    expect(en.text).toContain('scenarios/&lt;b&gt;&quot;a&amp;b=1#🙂.yaml');
    expect(en.text).not.toContain('<b>');
  });
});

describe('what is opened', () => {
  it('shows the report of a run under the policy the report carries', async () => {
    const { status, text, headers } = await ask('/report?run=out/examples&lang=en');
    expect(status).toBe(200);
    expect(text).toContain('data-figure="region.total.receiptsFen"');
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; .*script-src 'sha256-.*frame-ancestors 'none'$/);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it.skipIf(!existsSync('dist/web/page.js'))(
    'shows the what-if page of one scenario or several',
    async () => {
      const one = await ask(whatIf(ODD_NAME));
      expect(one.status).toBe(200);
      const two = await ask(`${whatIf(ODD_NAME)}&scenario=scenarios/worked-examples.yaml`);
      expect([two.status, two.text.length > one.text.length]).toEqual([200, true]);
      expect(two.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  it('says what is wrong with a faulty scenario, as text', async () => {
    const { status, text } = await ask(whatIf('scenarios/faulty.yaml'));
    expect(status).toBe(422);
    expect(text).toContain('scenarios/faulty.yaml:1');
    expect(text).toContain('expected');
    expect(text).not.toContain('<i>');
  });

  it('says what is wrong with a run that was edited', async () => {
    await cp(join(root, 'out/examples'), join(root, 'out/edited'), { recursive: true });
    await appendFile(join(root, 'out/edited/ledger.csv'), 'x');
    const { status, text } = await ask('/report?run=out/edited');
    expect(status).toBe(422);
    expect(text).toContain('文件在写出之后被改动');
    await rm(join(root, 'out/edited'), { recursive: true });
  });
});

describe('what is refused', () => {
  it.each([
    ['/report?run=../../etc', 404],
    ['/report?run=', 404],
    ['/report?run=out%2F..%2F..', 404],
    ['/report?run=out/examples/inputs', 404],
    ['/what-if', 400],
    [whatIf('../outside.yaml'), 404],
    [whatIf('scenarios/link.yaml'), 404],
    [whatIf('.hidden/baseline.yaml'), 404],
    [whatIf('/etc/passwd'), 404],
    ['/..%2f..%2fetc/passwd', 404],
    ['/scenarios/baseline.yaml', 404],
  ])('%s gets %i and nothing of the disk', async (path, status) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('root:');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([['evil.example'], ['127.0.0.1.evil.example'], ['localhost.evil.example:4180'], ['']])(
    'a request that calls the server “%s”',
    async (host) => {
      const { status, text } = await ask('/', {}, { host });
      expect(status).toBe(403);
      expect(text).not.toContain('worked-examples');
    },
  );

  it.each([['localhost'], ['LOCALHOST:80'], ['[::1]:4180']])('but not “%s”', async (host) => {
    expect((await ask('/', {}, { host })).status).toBe(200);
  });

  it('every method but reading, and other sites that embed it', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await ask('/', { method });
      expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
    const embedded = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' };
    expect((await ask('/report?run=out/examples', {}, embedded)).status).toBe(403);
    const visited = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' };
    expect((await ask('/', {}, visited)).status).toBe(200);
  });
});

describe('czt serve', () => {
  it('answers on loopback until it is interrupted, then ends with 0', async () => {
    let stop = () => {};
    let told: (line: string) => void;
    const line = new Promise<string>((done) => {
      told = done;
    });
    const running = czt(['serve', '.', '--port', '0', '--lang', 'en'], root, {
      stdout: { write: (text) => told(text) },
      onInterrupt: (action) => {
        stop = action;
        return () => {};
      },
    });
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(await line)![0];
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<html lang="en">');
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    stop();
    expect((await running).exit).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('refuses a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as { port: number };
    const { exit, stderr } = await czt(['serve', '.', '--port', String(port)], root);
    expect(exit).toBe(2);
    expect(stderr).toContain(`czt serve，--port：端口已被占用\n     见到 127.0.0.1:${port}`);
    other.close();
  });

  it.each([
    [['serve', 'nowhere'], '没有这个目录', 'there is no such folder'],
    [['serve', 'scenarios/baseline.yaml'], '这是文件，不是目录', 'this is a file, not a folder'],
    [['serve', 'seeds'], '没有情景，也没有推演结果', 'neither a scenario nor a run'],
    [['serve', '--host', '0.0.0.0'], '127.0.0.1、::1 之一', 'one of 127.0.0.1, ::1'],
    [['serve', '--port', '70000'], '0 至 65535 的整数', 'a whole number up to 65535'],
  ])('czt %j says why not and ends with 2', async (argv, zh, en) => {
    const chinese = await czt(argv, root);
    expect([chinese.exit, chinese.stdout]).toEqual([2, '']);
    expect(chinese.stderr).toContain(zh);
    expect((await czt([...argv, '--lang', 'en'], root)).stderr).toContain(en);
  });

  it('has something to say about an empty folder', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'czt-serve-'));
    await mkdir(join(empty, 'node_modules'));
    const { exit, stderr } = await czt(['serve'], empty);
    expect([exit, stderr.includes('czt new')]).toEqual([2, true]);
    await rm(empty, { recursive: true });
  });
});
