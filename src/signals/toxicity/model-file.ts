import { ATTRIBUTES } from './attributes.js';
import { BUCKET_BITS } from './features.js';
import type { Vocabulary } from './tokens.js';

/** What a file of weights says of itself. */
export interface ModelHeader {
  /** Names the weights in every answer: changes with them. */
  readonly version: string;
  /** BCP 47. */
  readonly language: string;
  /** By attribute: a weight is its byte times this. */
  readonly scale: readonly number[];
  readonly bias: readonly number[];
  /** By attribute: slope and shift of the logistic function that makes a probability of a sum (Platt 1999). */
  readonly calibration: readonly (readonly [number, number])[];
  /** Words in the vocabulary. */
  readonly words: number;
}

/** Weights ready for use. */
export interface Model extends ModelHeader {
  /** One byte for each bucket and attribute, the attributes of a bucket side by side. */
  readonly table: Int8Array;
  readonly isKnown: Vocabulary;
}

const MAGIC = 'PARLEY-1';
const HEADER_AT = 12;
const HEADS = ATTRIBUTES.length;

/** The bytes of a model: magic, length of the header, header as JSON, vocabulary as 32-bit hashes, table. */
export function writeModel(
  header: ModelHeader,
  { vocabulary, table }: { readonly vocabulary: Int32Array; readonly table: Int8Array },
): Uint8Array {
  const json = JSON.stringify(header);
  const text = Buffer.from(json.padEnd(Math.ceil(json.length / 4) * 4));
  const start = Buffer.alloc(HEADER_AT);
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(text.length, MAGIC.length);
  return Buffer.concat([start, text, bytesOf(vocabulary), bytesOf(table)]);
}

/** Reads a model; throws when the bytes are not one for this program's features. */
export function readModel(bytes: Uint8Array): Model {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('Not a file of weights.');
  const words = HEADER_AT + file.readUInt32LE(MAGIC.length);
  const header = JSON.parse(file.toString('utf8', HEADER_AT, words)) as ModelHeader;
  const table = words + header.words * Int32Array.BYTES_PER_ELEMENT;
  if (file.length !== table + 2 ** BUCKET_BITS * HEADS) throw new Error('The file of weights is not whole.');
  const vocabulary = new Set<number>();
  for (let at = words; at < table; at += Int32Array.BYTES_PER_ELEMENT) vocabulary.add(file.readInt32LE(at));
  return {
    ...header,
    table: new Int8Array(file.buffer, file.byteOffset + table, 2 ** BUCKET_BITS * HEADS),
    isKnown: (hash) => vocabulary.has(hash),
  };
}

function bytesOf(array: Int32Array | Int8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
