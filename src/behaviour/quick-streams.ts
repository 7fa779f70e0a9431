import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Stream, StreamKey } from './stream.ts';
import { Xoshiro } from './xoshiro.ts';

/** The streams of a run or a market: of each entity, by purpose. */
export type StreamsOf = (entity: string) => (purpose: string) => Stream;

/**
 * Streams keyed by one hash of seed and replicate, into which entity and purpose are mixed by
 * whole-number arithmetic: one stream for each purpose, as `stream` gives, at a hundredth of the
 * price. For markets that are drawn by the hundred thousand.
 */
export function quickStreams({
  seed,
  replicate,
}: Pick<StreamKey, 'seed' | 'replicate'>): StreamsOf {
  const digest = sha256(utf8ToBytes(JSON.stringify([seed, replicate])));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const [k0, k1, k2, k3] = [0, 4, 8, 12].map((at) => view.getInt32(at)) as [
    ...[number, number, number, number],
  ];
  return (entity) => {
    const a = hashText(entity, k0);
    const b = hashText(entity, k1);
    return (purpose) => {
      const p = wordOf(purpose);
      // Each word is a one-to-one function of the one before: what differs stays different.
      const s0 = mixed(a ^ p);
      const s1 = mixed((s0 ^ b) + k2);
      const s2 = mixed((s1 ^ k3) + a);
      const s3 = mixed((s2 ^ p) + b);
      return new Xoshiro(s0, s1, s2, s3);
    };
  };
}

const words = new Map<string, number>();

/** A purpose as a word; there are few, asked for again and again. */
function wordOf(purpose: string): number {
  const known = words.get(purpose);
  if (known !== undefined) return known;
  const word = hashText(purpose, 0);
  words.set(purpose, word);
  return word;
}

/** MurmurHash3 of a text, code unit by code unit (Appleby 2011, for words of 32 bits). */
function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) {
    let word = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    hash ^= Math.imul(word, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  return mixed(hash ^ text.length);
}

/** The finaliser of MurmurHash3: every bit of a word bears on every bit of the result. */
function mixed(word: number): number {
  let hash = word ^ (word >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
