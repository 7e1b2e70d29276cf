import { type Network, SIZES } from './network.js';

/** What a file of a network says of itself. */
export interface NetworkHeader {
  /** Names the weights in every answer: changes with them. */
  readonly version: string;
  /** BCP 47. */
  readonly language: string;
  /** By table that is kept in bytes: a weight is its byte times this. */
  readonly scale: Readonly<Record<(typeof IN_BYTES)[number], number>>;
  /** Slope and shift of the logistic function that makes a probability of TOXICITY of the mean of both models' sums (Platt 1999). */
  readonly calibration: readonly [number, number];
}

/** A network ready for use. */
export interface SecondModel extends NetworkHeader {
  readonly network: Network;
}

const MAGIC = 'PARLEY-N';
const HEADER_AT = 12;
/** The large tables: one byte a weight. The rest are 32-bit numbers, little end first. */
const IN_BYTES = ['word', 'part', 'kind'] as const;
const IN_FLOATS = ['filter', 'filterBias', 'out', 'outBias'] as const;
const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** The bytes of a network: magic, length of the header, header as JSON, tables in the order above. Weights beyond ±127 steps are cut. */
export function writeNetwork({ network, ...header }: SecondModel): Uint8Array {
  const text = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(HEADER_AT);
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(text.length, MAGIC.length);
  const tables = IN_BYTES.map((name) => stepsOf(network[name], header.scale[name]));
  const floats = IN_FLOATS.map((name) => {
    const bytes = Buffer.alloc(network[name].length * FLOAT);
    for (const [i, weight] of network[name].entries()) bytes.writeFloatLE(weight, i * FLOAT);
    return bytes;
  });
  return Buffer.concat([start, text, ...tables.map((table) => new Uint8Array(table.buffer)), ...floats]);
}

function stepsOf(weights: Float32Array, scale: number): Int8Array {
  const steps = new Int8Array(weights.length);
  for (const [i, weight] of weights.entries()) {
    steps[i] = Math.max(-127, Math.min(127, Math.round(weight / scale)));
  }
  return steps;
}

/** Reads a network; throws when the bytes are not one of this program's shape. */
export function readNetwork(bytes: Uint8Array): SecondModel {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('Not a file of a network.');
  let at = HEADER_AT + file.readUInt32LE(MAGIC.length);
  const header = JSON.parse(file.toString('utf8', HEADER_AT, at)) as NetworkHeader;
  if (file.length !== at + sizeOfTables()) throw new Error('The file of the network is not whole.');
  const network: Partial<Record<keyof Network, Float32Array>> = {};
  for (const name of IN_BYTES) {
    const steps = new Int8Array(file.buffer, file.byteOffset + at, SIZES[name]);
    network[name] = weightsOf(SIZES[name], (i) => (steps[i] ?? 0) * header.scale[name]);
    at += SIZES[name];
  }
  for (const name of IN_FLOATS) {
    const start = at;
    network[name] = weightsOf(SIZES[name], (i) => file.readFloatLE(start + i * FLOAT));
    at += SIZES[name] * FLOAT;
  }
  return { ...header, network: network as Network };
}

function weightsOf(count: number, weightAt: (i: number) => number): Float32Array {
  const weights = new Float32Array(count);
  for (let i = 0; i < count; i++) weights[i] = weightAt(i);
  return weights;
}

function sizeOfTables(): number {
  const bytes = IN_BYTES.reduce((sum, name) => sum + SIZES[name], 0);
  return IN_FLOATS.reduce((sum, name) => sum + SIZES[name] * FLOAT, bytes);
}

/** The steps in which a large table is kept: far outliers are cut so that the rest keeps its steps. */
export function scaleOf(weights: Float32Array): number {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  return (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127;
}
