import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Language } from '../../src/report/labels.ts';
import { czt } from '../cli/capture.ts';

// Makes the pictures of the READMEs anew from a shipped scenario: `npm run pictures`. Needs
// Chromium and a Chinese font (Debian: chromium, fonts-noto-cjk) and the built page.

const CHROMIUM = '/usr/bin/chromium';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCENARIO_FILE = join(ROOT, 'scenarios/baseline.yaml');
const PICTURES = join(ROOT, '.pictures');
/** Larger pictures would make the READMEs slow to open. */
const LARGEST_BYTES = 250_000;
const WINDOW = { width: 1120, height: 900 };
const MARGIN = 12;

/** Calls the command line and insists that it succeeds. */
async function done(argv: readonly string[], folder: string): Promise<void> {
  const { exit, stderr } = await czt(argv, folder);
  if (exit !== 0) throw new Error(stderr);
}

/** The page between two heights. */
async function photograph(page: Page, name: string, y: number, end: number): Promise<void> {
  const file = join(PICTURES, name);
  const clip = { x: 0, y, width: WINDOW.width, height: Math.ceil(end - y) };
  await page.screenshot({ path: file, animations: 'disabled', clip, fullPage: true });
  const { size } = await stat(file);
  if (size > LARGEST_BYTES) throw new Error(`${name} has ${size} bytes`);
}

/** The report down to the end of its first table, and its first picture. */
async function makeReport(browser: Browser, folder: string, lang: Language): Promise<void> {
  const file = join(folder, `report-${lang}.html`);
  await done(['report', 'run', '--lang', lang, '--out', file], folder);
  const page = await browser.newPage({ viewport: WINDOW });
  await page.goto(pathToFileURL(file).href);
  const table = (await page.locator('table').first().boundingBox())!;
  await photograph(page, `report-${lang}.png`, 0, table.y + table.height + MARGIN);
  const figure = (await page.locator('figure').first().boundingBox())!;
  await photograph(page, `flow-${lang}.png`, figure.y, figure.y + figure.height);
  await page.close();
}

/** Who gains and who loses, on the what-if page. */
const FOOT = '.news';

/** The what-if page with one share moved. */
async function makeWhatIf(browser: Browser, folder: string, lang: Language): Promise<void> {
  const file = join(folder, `what-if-${lang}.html`);
  await done(['page', SCENARIO_FILE, '--lang', lang, '--out', file], folder);
  const page = await browser.newPage({ viewport: WINDOW });
  await page.goto(pathToFileURL(file).href);
  await page
    .locator('details')
    .first()
    .evaluate((group) => group.setAttribute('open', ''));
  const share = page.locator('#c-share-listing + input');
  await share.fill('25');
  await share.blur();
  await page.locator('.changes li').waitFor();
  await page.locator('.right[aria-busy=false] figure svg').first().waitFor();
  // The first table, and below it the line that stays at the foot of the window.
  const table = (await page.locator('.right table').first().boundingBox())!;
  const foot = (await page.locator(FOOT).boundingBox())!;
  const height = Math.ceil(table.y + table.height + foot.height + MARGIN);
  await page.setViewportSize({ ...WINDOW, height });
  await photograph(page, `what-if-${lang}.png`, 0, height);
  await page.close();
}

const folder = await mkdtemp(join(tmpdir(), 'czt-pictures-'));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
try {
  await mkdir(PICTURES, { recursive: true });
  await done(['run', SCENARIO_FILE, '--out', 'run', '--quiet'], folder);
  for (const lang of ['zh', 'en'] as const) {
    await makeReport(browser, folder, lang);
    await makeWhatIf(browser, folder, lang);
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
