import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/scenario/input-error.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import {
  makeScenarioFolder,
  RULES,
  type ScenarioFolder,
  shippedScenario,
} from './scenario-folder.ts';

let folder: ScenarioFolder;
let texts: string[];

beforeAll(async () => {
  folder = await makeScenarioFolder();
  texts = await Promise.all(['baseline', 'sharing-waterfall'].map(shippedScenario));
});

afterAll(() => folder.remove());

/** Loads whatever the text is; only problems a person can act on may come out. */
async function tryText(text: string): Promise<void> {
  const path = await folder.write('scenarios/fuzz.yaml', text);
  try {
    await loadScenario(path, { rules: RULES });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { found, column, expected, message } of error.problems) {
      expect(found).not.toBe('');
      expect(`${found}${column}${message.zh}${message.en}`).not.toMatch(/\p{Cc}/u);
      expect([expected.zh, expected.en, message.zh, message.en]).not.toContain('');
    }
  }
}

const PIECES = [
  ...['*a', '&a ', '- ', ': ', '{', '}', '[', ']', '"', '%', '1/0', '-1', '1e400', '.nan', 'null'],
  ...[
    '__proto__: {}',
    '<<: *a',
    '!!binary x',
    '\n',
    '\t',
    '999999999999999',
    '１２',
    '9007199254740993',
  ],
];

describe('a scenario damaged anywhere', () => {
  it('loads or says what is wrong', async () => {
    const damage = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat({ max: 30 }),
      piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 1 }),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (which, damages) => {
          let text = texts[which]!;
          for (const { at, cut, piece } of damages) {
            const offset = Math.floor(at * text.length);
            text = text.slice(0, offset) + piece + text.slice(offset + cut);
          }
          await tryText(text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('or is no scenario at all', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), tryText));
  });
});
