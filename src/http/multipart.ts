import { Refusal } from '../core/refusal.js';

/** A file that a form carries. Its name is the sender's and decides nothing, so it is not kept. */
export interface FormFile {
  /** Of the field. */
  readonly field: string;
  readonly content: Uint8Array;
}

/** What a form holds: the first value of each field, and files that are not empty. */
export interface FormParts {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly FormFile[];
}

/** More than any form of ours has. */
const MOST_PARTS = 5000;
const LONGEST_HEAD = 2000;
const HEAD_END = Buffer.from('\r\n\r\n');

/** Reads a body of multipart/form-data (RFC 7578, RFC 2046 5.1.1) in one pass. Refuses invalid_request for one that breaks off. */
export function readMultipart(body: Buffer, contentType: string): FormParts {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw broken();
  const mark = Buffer.from(`\r\n--${boundary}`);
  const fields: Record<string, string> = Object.create(null);
  const files: FormFile[] = [];
  let at = body.indexOf(mark.subarray(2));
  if (at < 0) throw broken();
  at += mark.length - 2;
  for (let part = 0; !isEnd(body, at); part++) {
    if (part >= MOST_PARTS) throw broken();
    const headEnd = body.indexOf(HEAD_END, at);
    const end = headEnd < 0 ? -1 : body.indexOf(mark, headEnd + HEAD_END.length);
    if (end < 0 || headEnd - at > LONGEST_HEAD) throw broken();
    const { name, isFile } = readHead(body.toString('utf8', at, headEnd));
    const content = body.subarray(headEnd + HEAD_END.length, end);
    if (!isFile) fields[name] ??= content.toString('utf8');
    else if (content.length > 0) files.push({ field: name, content });
    at = end + mark.length;
  }
  return { fields, files };
}

/** Two dashes after a boundary end the form. */
function isEnd(body: Buffer, at: number): boolean {
  if (at >= body.length) throw broken();
  return body[at] === 0x2d && body[at + 1] === 0x2d;
}

function readHead(head: string): { readonly name: string; readonly isFile: boolean } {
  const disposition = head.split('\r\n').find((line) => /^content-disposition:/i.test(line)) ?? '';
  const [, name = ''] = /;\s*name="([^"]*)"/i.exec(disposition) ?? [];
  // Browsers write a quote in a name as %22, and nothing else so (HTML, multipart form data).
  return { name: name.replaceAll('%22', '"'), isFile: /;\s*filename\*?=/i.test(disposition) };
}

function broken(): Refusal {
  return new Refusal('invalid_request', { problem: 'the form breaks off. Send it again.' });
}
