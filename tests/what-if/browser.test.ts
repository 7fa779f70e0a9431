import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatWanYuan } from '../../src/report/format.ts';
import type { Summary } from '../../src/report/summary.ts';
import { pageData } from '../../src/report/what-if/page-data.ts';
import { whatIfHtml } from '../../src/report/what-if/page-html.ts';
import { prepareOdd, SHOWN_TITLE } from '../outputs/odd-names.ts';
import { prepared, runSaved, summaryOf } from './carried.ts';

const CHROMIUM = '/usr/bin/chromium';
/** A shipped scenario whose deals the run makes itself. */
const MARKET = 'market-baseline';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
];

describe.skipIf(!existsSync(CHROMIUM))('the what-if page (skipped without Chromium)', () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let address: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'czt-what-if-'));
    await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: false } });
    const data = await pageData([
      await prepared('regime-corrected'),
      await prepared('regime-home'),
      await prepared(MARKET),
      await prepareOdd(),
    ]);
    const file = join(folder, 'page.html');
    const text = whatIfHtml(data, await readFile(join(folder, 'page.js'), 'utf8'), 'zh');
    expect(Buffer.byteLength(text)).toBeLessThan(3_000_000);
    await writeFile(file, text);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    const context = await browser.newContext({
      ...{ viewport: { width: 390, height: 844 }, offline: true, acceptDownloads: true },
    });
    page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|blob):/.test(request.url())) complaints.push(request.url());
    });
    address = pathToFileURL(file).href;
    await page.goto(address);
    await settled(page);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows the figures of the command line', async () => {
    const theirs = figuresOf(summaryOf(await prepared('regime-corrected')));
    expect(withZeros(await shownFigures(page), theirs)).toEqual(theirs);
    expect(await page.locator('figure svg').count()).toBe(2);
  });

  it('moves by keyboard and by mouse, and what is saved runs to the same figures', async () => {
    await open(page, 0);
    await page.focus('#c-share-listing');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
    const slider = (await page.locator('#c-share-collecting').boundingBox())!;
    await page.mouse.click(slider.x + slider.width / 2, slider.y + slider.height / 2);
    await settled(page);
    expect(await page.inputValue('#c-share-listing')).toBe('13');
    expect(await page.locator('.changes li').count()).toBe(2);
    const waiting = page.waitForEvent('download');
    await page.locator('.buttons button').nth(3).click();
    const saved = await readFile(await (await waiting).path(), 'utf8');
    expect(saved).toContain('extends: "./regime-corrected.yaml"');
    const theirs = figuresOf(await runSaved(saved));
    expect(withZeros(await shownFigures(page), theirs)).toEqual(theirs);
  });

  it('explains a figure when it is asked to, from the keyboard too', async () => {
    const figure = page.locator('.right [data-figure="parties.zhuzhou.total.receiptsFen"]').last();
    const shown = await figure.innerText();
    await figure.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '这个数怎么来的' });
    await dialog.locator('.why summary').first().waitFor();
    const [head] = await dialog.locator('.why summary').allInnerTexts();
    expect(head).toContain('株洲');
    expect(head).toContain(`${shown} 万元`);
    await dialog.locator('.why details details summary').first().press('Enter');
    await dialog.locator('.why details details li').first().waitFor();
    expect(await dialog.innerText()).toMatch(/§ .+〔\d{4}〕/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await figure.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
  });

  it('opens again from its link as it was', async () => {
    const before = await shownFigures(page);
    const link = page.url();
    expect(link).toContain('A.share-listing=13');
    await page.goto('about:blank');
    await page.goto(link);
    await settled(page);
    expect(await shownFigures(page)).toEqual(before);
  });

  it('undoes and does again, from the keyboard too', async () => {
    await open(page, 0);
    const before = await shownFigures(page);
    await page.fill('#c-share-listing + input', '20');
    await page.locator('#c-share-listing + input').blur();
    await settled(page);
    const after = await shownFigures(page);
    expect(after).not.toEqual(before);
    await page.focus('#c-share-listing');
    await page.keyboard.press('Control+z');
    await settled(page);
    expect(await shownFigures(page)).toEqual(before);
    await page.locator('.buttons button').nth(1).click();
    await settled(page);
    expect(await shownFigures(page)).toEqual(after);
  });

  it('refuses what is out of range and what cannot be, in words', async () => {
    await page.fill('#c-share-listing + input', '120');
    await page.locator('#c-share-listing + input').blur();
    expect(await page.locator('[role=alert]').innerText()).toContain('应为 0 至 100%');
    await page.fill('#c-share-listing + input', '95');
    await page.locator('#c-share-listing + input').blur();
    await settled(page);
    expect(await page.locator('.right [role=alert]').innerText()).toContain('这样改不行');
    await page.keyboard.press('Control+z');
  });

  it('sets two variants side by side', async () => {
    await page.locator('.variants button').nth(1).click();
    await settled(page);
    const heads = await page.locator('.right table >> nth=0').locator('th').allInnerTexts();
    expect(heads).toContain('B − A');
  });

  it('speaks the other language, every control named, no wider than a telephone', async () => {
    await page.locator('nav button').nth(1).click();
    await settled(page);
    const shown = await page
      .locator('h1, h2, h3, th, label, button, [role=status]')
      .allInnerTexts();
    const foreign = shown.filter((text) => /\p{Script=Han}/u.test(text) && text !== '中文');
    expect(foreign).toEqual([]);
    const unnamed = await page
      .locator('input, select')
      .evaluateAll((all) =>
        all.filter(
          (one) => !one.ariaLabel && !(one as { labels?: ArrayLike<unknown> }).labels?.length,
        ),
      );
    expect(unnamed).toEqual([]);
    const [wide, window] = await page
      .locator('html')
      .evaluate((root) => [root.scrollWidth, root.clientWidth]);
    expect(wide).toBeLessThanOrEqual(window!);
  });

  it('says why a link cannot be used', async () => {
    await page.goto('about:blank');
    await page.goto(`${address}#scenario=other`);
    await settled(page);
    expect(await page.locator('[role=alert]').innerText()).toContain('“other”');
  });

  it('shows names that people choose as text', async () => {
    await page.goto('about:blank');
    await page.goto(`${address}#scenario=odd`);
    await settled(page);
    expect(await page.locator('.scenario option').allInnerTexts()).toContain(SHOWN_TITLE);
    expect(await page.title()).toContain(SHOWN_TITLE);
    await page.locator('[data-figure="region.total.receiptsFen"]').last().click();
    const steps = page.locator('dialog .why details details');
    await steps.first().waitFor();
    for (const summary of await steps.locator('summary').all()) await summary.click();
    const told = await page.locator('dialog').innerText();
    expect(told.match(/宗地 d-[0-9a-f]{12}/g)).not.toBeNull();
    expect(await page.locator('img, b').count()).toBe(0);
  });

  it('moves a market, and what is saved runs to the same figures', async () => {
    await page.goto('about:blank');
    await page.goto(`${address}#scenario=${MARKET}`);
    await settled(page);
    const before = await shownFigures(page);
    await page.locator('details:has(#c-market-path) > summary').click();
    await page.focus('#c-market-start-share');
    await page.keyboard.press('ArrowLeft');
    const path = page.locator('#c-market-path');
    const standing = await path.inputValue();
    const others = await path
      .locator('option')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value')!));
    await path.selectOption(others.find((one) => one !== '' && one !== standing)!);
    await settled(page);
    expect(await shownFigures(page)).not.toEqual(before);
    const waiting = page.waitForEvent('download');
    await page.locator('.buttons button').nth(3).click();
    const saved = await readFile(await (await waiting).path(), 'utf8');
    expect(saved).toMatch(/market:/);
    const theirs = figuresOf(await runSaved(saved));
    expect(withZeros(await shownFigures(page), theirs)).toEqual(theirs);
  });

  it('asks the network for nothing and has nothing to complain about', () => {
    expect(complaints).toEqual([]);
  });
});

/** Waits until the figures of the last change are there. */
async function settled(page: Page): Promise<void> {
  const shown = page.locator('.right[aria-busy=false]');
  await shown.locator('figure svg, [role=alert]').first().waitFor();
}

async function open(page: Page, group: number): Promise<void> {
  const details = page.locator('details').nth(group);
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
}

/** Every figure on the page by its name in `summary.json`. */
async function shownFigures(page: Page): Promise<Record<string, string>> {
  const pairs = await page
    .locator('.right [data-figure]')
    .evaluateAll((all) =>
      all.map((one) => [one.getAttribute('data-figure')!, one.textContent ?? ''] as const),
    );
  const money = pairs.filter(([name]) => /^(parties|region|withoutCooperation)\./.test(name));
  return Object.fromEntries(money);
}

/** Figures that are nothing for everybody are not shown. */
function withZeros(
  shown: Readonly<Record<string, string>>,
  all: Readonly<Record<string, string>>,
): Record<string, string> {
  const nothing = Object.entries(all).filter(([, text]) => text === '0.00');
  return { ...Object.fromEntries(nothing), ...shown };
}

/** What the page shows of each year. */
const YEARLY = ['receiptsFen', 'finalPositionFen'] as const;

/** The same figures as the summary has them, those the page shows. */
function figuresOf(summary: Summary): Record<string, string> {
  const parties = [...summary.parties.map((one) => [`parties.${one.party}`, one] as const)];
  const rows = [...parties, ['region', summary.region] as const].flatMap(([path, one]) => [
    ...Object.entries(one.total).map(([key, fen]) => [`${path}.total.${key}`, fen] as const),
    ...Object.entries(one.byYear).flatMap(([year, figures]) =>
      YEARLY.map((key) => [`${path}.byYear.${year}.${key}`, figures[key]] as const),
    ),
  ]);
  const alone = [...summary.withoutCooperation.parties, summary.withoutCooperation.region].map(
    ({ party, total }) => {
      const whose = party === 'region' ? party : `parties.${party}`;
      return [
        `withoutCooperation.${whose}.total.finalPositionFen`,
        total.finalPositionFen,
      ] as const;
    },
  );
  const figures = [...rows, ...alone].map(([path, fen]) => [path, formatWanYuan(fen)] as const);
  return Object.fromEntries(figures);
}
