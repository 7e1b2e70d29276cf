/**
 * Parley's own archive (parley-records says what is in it). What records have no field for stands in `meta.parley`:
 * of a thread: url, language, mode, closedAt, closedReason, report, provenance, meta; of a comment: status, sourceStatus,
 * authorKind, placedAt, revision, body, pinnedAt, provenance, revisions, decisions, meta; of both `unknown`: fields that
 * this version does not know. A site's record holds all of its line in `settings`. The `body` of a file is nobody's to
 * trust: an import makes bodies anew from the source text.
 */
import { Refusal } from '../core/refusal.js';
import type { ArchiveFormat, ParsedFailure, ParsedRecord } from './format.js';
import { columnAt, findJsonFault, offsetInJson } from './json-places.js';
import { PARLEY_VERSION } from './parley-records.js';
import { AUTHOR_FIELDS, checkFields, RECORD_FIELDS, type RecordType, recordType } from './parley-schema.js';
import { commentOf, type ParleyLine, siteOf, threadOf } from './parley-to-parsed.js';
import { failureFrom, malformed, refusedArchive } from './parse-failure.js';
import { type TextLine, textLines } from './text-lines.js';

interface Progress {
  readonly lines: number;
  readonly stories: number;
  readonly comments: number;
  readonly isEnded: boolean;
  /** Milliseconds. */
  readonly exportedAt: number;
}

interface TypedLine {
  readonly type: RecordType;
  readonly value: ParleyLine;
}

function faultAt(line: TextLine, offset: number, problem: string): Refusal {
  return new Refusal('malformed_archive', {
    line: line.number,
    column: columnAt(line.text, offset),
    problem,
  });
}

function parseLine(line: TextLine): ParleyLine {
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    const fault = findJsonFault(line.text);
    throw faultAt(line, fault?.offset ?? 0, fault?.problem ?? 'the line is not JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as ParleyLine;
  throw faultAt(line, 0, 'the line is not a JSON object');
}

function checkLine(line: TextLine, value: ParleyLine): TypedLine {
  const type = recordType(value);
  if (type === undefined) {
    const names = Object.keys(RECORD_FIELDS).join(', ');
    throw faultAt(line, offsetInJson(line.text, ['type']), `"type" must be one of ${names}`);
  }
  const own = checkFields(value, RECORD_FIELDS[type]);
  const fault =
    own === undefined && type === 'comment'
      ? checkFields(value.author as ParleyLine, AUTHOR_FIELDS, ['author'])
      : own;
  if (fault !== undefined) throw faultAt(line, offsetInJson(line.text, fault.path), fault.problem);
  return { type, value };
}

function checkHeader(line: TextLine, { type, value }: TypedLine, { lines }: Progress): void {
  if (lines === 0 && type !== 'parley')
    throw faultAt(line, 0, 'the first line must be the header, type "parley"');
  if (lines > 0 && type === 'parley') throw faultAt(line, 0, 'a second header');
  if (type !== 'parley' || value.version === PARLEY_VERSION) return;
  throw refusedArchive(
    `it is version ${value.version} of Parley's archive; this program reads ${PARLEY_VERSION}`,
  );
}

function checkEnd(
  line: TextLine,
  { type, value }: TypedLine,
  { isEnded, stories, comments }: Progress,
): void {
  if (isEnded) throw faultAt(line, 0, 'a record after the end of the archive');
  if (type !== 'end' || (value.stories === stories && value.comments === comments)) return;
  const told = `${value.stories} stories and ${value.comments} comments`;
  throw faultAt(line, 0, `the end tells ${told}; there are ${stories} and ${comments}`);
}

function advance({ type, value }: TypedLine, before: Progress): Progress {
  return {
    lines: before.lines + 1,
    stories: before.stories + (type === 'story' ? 1 : 0),
    comments: before.comments + (type === 'comment' ? 1 : 0),
    isEnded: type === 'end',
    exportedAt:
      type === 'parley' ? Date.parse(String(value.exportedAt)) || before.exportedAt : before.exportedAt,
  };
}

function recordOf({ type, value }: TypedLine, { exportedAt }: Progress): ParsedRecord | undefined {
  if (type === 'site') return siteOf(value);
  if (type === 'story') return threadOf(value, exportedAt);
  return type === 'comment' ? commentOf(value) : undefined;
}

async function* parseParley(text: AsyncIterable<string>): AsyncGenerator<ParsedRecord, void, void> {
  let progress: Progress = {
    lines: 0,
    stories: 0,
    comments: 0,
    isEnded: false,
    exportedAt: Number.POSITIVE_INFINITY,
  };
  let lastSourceId: string | undefined;
  let lastLine = 0;
  let failure: ParsedFailure | undefined;
  try {
    for await (const line of textLines(text)) {
      lastLine = line.number;
      if (line.text.trim() === '') continue;
      const typed = checkLine(line, parseLine(line));
      checkHeader(line, typed, progress);
      checkEnd(line, typed, progress);
      progress = advance(typed, progress);
      const record = recordOf(typed, progress);
      if (record === undefined) continue;
      if (record.type === 'thread' || record.type === 'comment') lastSourceId = record.sourceId;
      yield record;
    }
    if (!progress.isEnded) throw malformed('the archive has no end: it was cut off');
  } catch (error) {
    failure = failureFrom(error, { line: lastLine + 1, column: 1, lastSourceId });
  }
  if (failure !== undefined) yield failure;
}

export const parley: ArchiveFormat = {
  name: 'parley',
  system: 'parley',
  detect: (head) => /^\s*\{[^{}\n]{0,1000}?"type"\s*:\s*"parley"/.test(head),
  parse: parseParley,
};
