import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** Set to write what is held anew, after a change that is meant to move it. */
const UPDATE = process.env['CZT_UPDATE_GOLDEN'] === '1';

/** Holds the one place of a README that `block` finds to what it must say, or writes it anew. */
export function holdBlock(name: string, block: RegExp, due: string): void {
  const path = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  const text = readFileSync(path, 'utf8');
  const [shown = ''] = block.exec(text) ?? [];
  expect(shown, `${name} has no such block`).not.toBe('');
  if (UPDATE && shown !== due)
    writeFileSync(
      path,
      text.replace(shown, () => due),
    );
  else expect(shown).toBe(due);
}
