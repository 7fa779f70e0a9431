import { fileProblem } from './file-problem.ts';
import type { Encoding } from './raw-table.ts';

/**
 * Text of a file: UTF-8 when it decodes without a fault, else GB18030 (which holds GBK and
 * GB2312). Chinese Excel saves CSV in the latter.
 *
 * @throws InputError when it is neither, or is UTF-16, or holds NUL characters.
 */
export function decodeText(
  bytes: Uint8Array,
  file: string,
): { readonly text: string; readonly encoding: Encoding } {
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw fileProblem(file, 'UTF-16', UNKNOWN_ENCODING);
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const utf8 = decodeOrNull(bytes, 'utf-8');
  const text = utf8 ?? decodeOrNull(bytes, 'gb18030');
  if (text === null) throw fileProblem(file, 'bytes of neither encoding', UNKNOWN_ENCODING);
  if (text.includes('\0')) {
    throw fileProblem(file, 'NUL characters', {
      zh: '文件里有二进制内容，不是文本表格',
      en: 'the file holds binary content, it is not a text table',
    });
  }
  if (utf8 === null) return { text, encoding: 'gb18030' };
  return { text, encoding: hasBom ? 'utf-8-bom' : 'utf-8' };
}

const UNKNOWN_ENCODING = {
  zh: '文件的字符编码认不出来，请另存为 UTF-8',
  en: 'the character encoding of the file is not known; save it as UTF-8',
};

function decodeOrNull(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
