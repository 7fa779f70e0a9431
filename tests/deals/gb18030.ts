/** GB18030 bytes of text in its two-byte part, made from the decoder, as Node has no encoder. */
export function toGb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((char) => CODES.get(char) ?? unknown(char)));
}

const CODES = buildCodes();

function buildCodes(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 0x80; byte += 1) codes.set(String.fromCharCode(byte), [byte]);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return codes;
}

function unknown(char: string): never {
  throw new Error(`no two-byte code for ${char}`);
}
