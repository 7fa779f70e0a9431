const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT_BYTES = 65_535;
/** Stands where a size is kept in the 64-bit extension instead. */
const IN_EXTENSION = 0xffff_ffff;

/**
 * What a zip archive says its entries unpack to, in bytes; null when its directory cannot be
 * followed or an entry hides its size. The unpacker stops at the stated size of each entry, so
 * the sum bounds what unpacking can take.
 */
export function unpackedBytes(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let count = 0; count < entries; count += 1) {
    if (at + ENTRY_BYTES > view.byteLength) return null;
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const extraAt = at + ENTRY_BYTES + nameBytes;
    const stated = size === IN_EXTENSION ? extendedSize(view, extraAt, extraBytes) : size;
    // Zero with data behind it would lift the unpacker's stop.
    if (stated === null || (stated === 0 && packed > 2)) return null;
    total += stated;
    at = extraAt + extraBytes + view.getUint16(at + 32, true);
  }
  return total;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT_BYTES; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}

// The 64-bit extension (header id 1) begins with the unpacked size when that field asks for it.
function extendedSize(view: DataView, from: number, length: number): number | null {
  const end = Math.min(from + length, view.byteLength);
  let at = from;
  while (at + 12 <= end) {
    if (view.getUint16(at, true) === 1) return Number(view.getBigUint64(at + 4, true));
    at += 4 + view.getUint16(at + 2, true);
  }
  return null;
}
