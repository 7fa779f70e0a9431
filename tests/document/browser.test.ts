import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonsOf } from '../../src/report/document/reasons.ts';
import { reportDocument } from '../../src/report/document/report-document.ts';
import { reportHtml } from '../../src/report/html/report-html.ts';
import { openShipped } from './opened.ts';

const CHROMIUM = '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
];

describe.skipIf(!existsSync(CHROMIUM))('the report in a browser (skipped without Chromium)', () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    const { opened, release } = await openShipped('worked-examples');
    const report = reportDocument(opened.summary, opened.result);
    folder = await mkdtemp(join(tmpdir(), 'czt-page-'));
    const file = join(folder, 'report.html');
    await writeFile(file, reportHtml(report, reasonsOf(report, opened), 'zh'));
    await release();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('speaks the language chosen with the keyboard, and only that', async () => {
    expect(await page.innerText('h2 >> nth=0')).toMatch(/\p{Script=Han}/u);
    await page.focus('nav button[data-lang=en]');
    await page.keyboard.press('Enter');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    const shown = await page.locator('h2, caption, th').allInnerTexts();
    expect(shown.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(await page.title()).not.toMatch(/\p{Script=Han}/u);
  });

  it('opens the explanation of a figure from the keyboard, and closes it', async () => {
    const figure = page.locator('button[data-figure="region.total.receiptsFen"]');
    await figure.focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog');
    expect(await dialog.isVisible()).toBe(true);
    expect(await dialog.innerText()).toContain(await figure.innerText());
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
  });

  it('is no wider than a telephone, and every picture is drawn', async () => {
    const [wide, shown] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, window.innerWidth]',
    );
    expect(wide).toBeLessThanOrEqual(shown);
    const pictures = page.locator('figure div:visible svg');
    expect(await pictures.count()).toBe(4);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asks the network for nothing and has nothing to complain about', () => {
    expect(complaints).toEqual([]);
  });
});
