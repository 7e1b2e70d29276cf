import { legacyEncoding } from './legacy-encoding.js';
import { peekBytes } from './unpack.js';

/** What decoding found; grows while the text is read and is final at its end. */
export interface DecodingNotes {
  /** A WHATWG label: `utf-8`, `utf-16le`, … */
  encoding: string;
  /** The file neither names its encoding nor is UTF-8: `encoding` is what its letters tell. */
  isGuessed: boolean;
  /** Byte sequences that the encoding does not allow; each became U+FFFD. */
  invalid: number;
  /** How many bytes lie before the first of them, to within a chunk's carry of 3 bytes. */
  firstInvalidByte: number | undefined;
}

// An XML declaration with its encoding fits; so do every byte order mark, and what a page declares at its top.
const DECLARED_WITHIN = 4096;
// Enough words to tell by their letters what encoding they are in.
const SNIFFED = 64 * 1024;
const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

export function newDecodingNotes(): DecodingNotes {
  return { encoding: 'utf-8', isGuessed: false, invalid: 0, firstInvalidByte: undefined };
}

interface Sniffed {
  readonly encoding: string;
  readonly isGuessed?: true;
}

/** Byte order mark first, then the zero bytes that UTF-16 puts between ASCII letters, then what the text declares, then its letters. */
function sniffEncoding(start: Uint8Array): Sniffed {
  const encoding = markedEncoding(start) ?? declaredEncoding(start);
  if (encoding !== undefined) return { encoding };
  return isOldText(start) ? { encoding: legacyEncoding(start), isGuessed: true } : { encoding: 'utf-8' };
}

function markedEncoding(start: Uint8Array): string | undefined {
  const [a, b, c, d] = start;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined;
}

/** Undefined when nothing is declared; a page that is UTF-8 after all says so by its bytes. */
function declaredEncoding(start: Uint8Array): string | undefined {
  const text = Buffer.from(start.subarray(0, DECLARED_WITHIN)).toString('latin1');
  const declared = /^\s*<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(text)?.[1];
  if (declared !== undefined) return supported(declared);
  const meta = /<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i;
  const label = /^\s*</.test(text) ? meta.exec(text)?.[1] : undefined;
  if (label === undefined) return undefined;
  if (supported(label) === 'utf-8') return 'utf-8';
  // Pages were moved to UTF-8 and kept their old declaration: what reads as UTF-8 is.
  return isUtf8(start) ? 'utf-8' : supported(label);
}

// What XML does not declare is UTF-8 by its standard, and wrong bytes are faults in it.
const XML = /^\s*<(?!!doctype\s+html|html[\s>]|(?:ol|ul|dl|li|div|section|article|p|body|head)[\s>])/i;

/** Text with bytes that are no UTF-8, and none that are: not a file of today with a damaged place. */
function isOldText(start: Uint8Array): boolean {
  const high = start.findIndex((byte) => byte > 0x7f);
  if (high < 0 || start.includes(0)) return false;
  if (XML.test(Buffer.from(start.subarray(0, DECLARED_WITHIN)).toString('latin1'))) return false;
  const text = new TextDecoder('utf-8').decode(start, { stream: true });
  return text.includes(REPLACEMENT) && !/[^\0-\x7f\ufffd]/.test(text);
}

/** Whether bytes are UTF-8 beyond ASCII; a character that was cut at their end does not count against it. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    return /[^\0-\x7f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }));
  } catch {
    return false;
  }
}

/** What is declared but cannot be true of bytes that read as ASCII, or is unknown, counts as UTF-8. */
function supported(label: string): string {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return 'utf-8';
  }
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}

function countBytes(bytes: Buffer, wanted: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found++;
  return found;
}

/** Tells replacement characters that decoding made from those that the file itself holds. */
function createInvalidCounter(notes: DecodingNotes): (decoded: string, chunk: Uint8Array) => void {
  let tail: Buffer = Buffer.alloc(0);
  let bytesBefore = 0;
  return (decoded, chunk) => {
    if (decoded.includes(REPLACEMENT)) {
      const written =
        notes.encoding === 'utf-8' ? countBytes(Buffer.concat([tail, chunk]), REPLACEMENT_BYTES) : 0;
      const made = count(decoded, REPLACEMENT) - written;
      if (made > 0) {
        const before = Buffer.byteLength(decoded.slice(0, decoded.indexOf(REPLACEMENT)));
        notes.firstInvalidByte ??= bytesBefore + before;
      }
      notes.invalid += Math.max(0, made);
    }
    bytesBefore += chunk.length;
    tail = Buffer.from(chunk.subarray(Math.max(0, chunk.length - (REPLACEMENT_BYTES.length - 1))));
  };
}

/**
 * Text of `bytes` as it streams in, without its byte order mark. UTF-8, UTF-16 in both orders, what an XML declaration or a
 * page's `<meta charset>` names, and for text that names none and is no UTF-8 what its letters tell; invalid bytes become U+FFFD and are counted in `notes`. Never throws for content.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  notes: DecodingNotes,
): AsyncGenerator<string> {
  const { start, whole } = await peekBytes(bytes, SNIFFED);
  const { encoding, isGuessed = false } = sniffEncoding(start);
  notes.encoding = encoding;
  notes.isGuessed = isGuessed;
  const decoder = new TextDecoder(notes.encoding);
  const countInvalid = createInvalidCounter(notes);
  for await (const chunk of whole) {
    const text = decoder.decode(chunk, { stream: true });
    countInvalid(text, chunk);
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  countInvalid(rest, new Uint8Array(0));
  if (rest !== '') yield rest;
}
