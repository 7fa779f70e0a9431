import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The round constants of SHA-256 (FIPS 180-4, 4.2.2), eight to a line. */
const CONSTANTS = Int32Array.from(
  `428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5
   d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174
   e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da
   983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967
   27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85
   a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070
   19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3
   748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2`.split(/\s+/),
  (word) => Number.parseInt(word, 16),
);

/** The state SHA-256 starts from (FIPS 180-4, 5.3.3). */
const START = Int32Array.from(
  '6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19'.split(' '),
  (word) => Number.parseInt(word, 16),
);

const BLOCK_BYTES = 64;
/** What padding adds at least: one bit (in a byte) and the length. */
const PADDING_BYTES = 9;
/** Two blocks: longer texts are rare. */
const LONGEST = 2 * BLOCK_BYTES - PADDING_BYTES;
const words = new Int32Array(BLOCK_BYTES);
const state = new Int32Array(START.length);
const bytes = new Uint8Array(2 * BLOCK_BYTES);

/**
 * The first four bytes of the SHA-256 of a text as a signed big-endian number. Streams are opened
 * by the ten thousand and need no more of it: short ASCII texts are hashed here without a byte
 * array or a digest being made; the library does the others.
 */
export function firstWord(text: string): number {
  const { length } = text;
  if (length > LONGEST) return libraryWord(text);
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 127) return libraryWord(text);
    bytes[i] = code;
  }
  const blocks = length + PADDING_BYTES > BLOCK_BYTES ? 2 : 1;
  const end = blocks * BLOCK_BYTES;
  bytes[length] = 0x80;
  bytes.fill(0, length + 1, end);
  bytes[end - 2] = (length * 8) >>> 8;
  bytes[end - 1] = length * 8;
  state.set(START);
  for (let block = 0; block < blocks; block += 1) compress(block * BLOCK_BYTES);
  return state[0]!;
}

function libraryWord(text: string): number {
  const digest = sha256(utf8ToBytes(text));
  return new DataView(digest.buffer, digest.byteOffset, digest.byteLength).getInt32(0);
}

/** Mixes the block at an offset into the state (FIPS 180-4, 6.2.2). */
function compress(offset: number): void {
  for (let i = 0; i < 16; i += 1) {
    const at = offset + i * 4;
    words[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let i = 16; i < 64; i += 1) {
    const x = words[i - 15]!;
    const y = words[i - 2]!;
    const near = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const far = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[i] = words[i - 16]! + near + words[i - 7]! + far;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i += 1) {
    const turnedE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const chosen = (e & f) ^ (~e & g);
    const first = (h + turnedE + chosen + CONSTANTS[i]! + words[i]!) | 0;
    const turnedA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + turnedA + majority) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}
