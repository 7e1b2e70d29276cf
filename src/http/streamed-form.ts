import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { Refusal } from '../core/refusal.js';
import type { Exchange } from './route.js';

/** What a form with files may hold besides them. */
const LIMITS = { fields: 50, fieldSize: 64 * 1024, fieldNameSize: 100, headerPairs: 50 };

/** A file of a form, to be read to its end or left. */
export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly content: Readable;
}

/**
 * Reads a form with files as it streams in: `onFile` gets each, one after the other; a field where no file was chosen is
 * none. Gives the other fields. Refuses what `onFile` refuses, and `invalid_request` for what is no such form.
 */
export function readStreamedForm(
  { request }: Pick<Exchange, 'request'>,
  onFile: (file: SentFile) => Promise<void>,
): Promise<Readonly<Record<string, string>>> {
  const source = request.body as Readable;
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = Object.create(null);
    let before: Promise<void> = Promise.resolve();
    const fail = (error: unknown): void => {
      source.unpipe(parser);
      // What is still on its way is read past, so that the answer arrives.
      source.resume();
      reject(error instanceof Refusal ? error : new Refusal('invalid_request', { problem: String(error) }));
    };
    const parser = new Busboy({ headers: request.headers as BusboyHeaders, limits: LIMITS });
    parser.on('field', (name, value) => {
      fields[name] ??= value;
    });
    parser.on('file', (field, content, name) => {
      const sent = { field, name: name ?? '', content };
      before = name === undefined || name === '' ? skip(sent, before) : take(sent, onFile, before);
      before.catch(fail);
    });
    parser.on('error', fail);
    parser.on('finish', () => before.then(() => resolve(fields), fail));
    source.on('error', fail);
    source.on('aborted', () => fail(new Refusal('invalid_request', { problem: 'the upload was cut off.' })));
    source.pipe(parser);
  });
}

async function skip({ content }: SentFile, before: Promise<void>): Promise<void> {
  content.resume();
  await before;
}

async function take(
  file: SentFile,
  onFile: (file: SentFile) => Promise<void>,
  before: Promise<void>,
): Promise<void> {
  await before;
  await onFile(file);
}
