import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWord } from '../../src/behaviour/first-word.ts';
import { replayed } from '../replay.ts';

const ofNode = (text: string): number => createHash('sha256').update(text).digest().readInt32BE(0);

describe('the word a random stream begins with', () => {
  it('the first word is that of SHA-256 at every length of one, two and more blocks', () => {
    for (let length = 0; length <= 200; length += 1) {
      const text = 'x'.repeat(length);
      expect(firstWord(text), `${length} letters`).toBe(ofNode(text));
    }
  });

  it('the first word is that of SHA-256 of any text, whatever was hashed before', () => {
    const text = fc.oneof(fc.string({ maxLength: 150 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        expect(texts.map(firstWord)).toEqual(texts.map(ofNode));
      }),
      replayed('the first word is that of SHA-256 of any text, whatever was hashed before', 500),
    );
  });
});
