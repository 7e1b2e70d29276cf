import { Refusal } from '../core/refusal.js';
import { type ArchivePart, archiveParts, type OnTaken } from './archive-parts.js';
import type { ArchiveSource } from './archive-source.js';
import type { ArchiveFormat, ParsedFailure, ParsedRecord, ParsedWarning, ReadingOptions } from './format.js';
import { failureFrom, malformed } from './parse-failure.js';
import { detectFormat, FORMATS, formatByName } from './registry.js';

export interface OpenedArchive {
  readonly format: ArchiveFormat;
  /**
   * The records of all parts as those of one archive, once; the files are open only meanwhile. The last one is a failure
   * when a part breaks.
   */
  readonly records: AsyncIterable<ParsedRecord>;
  /** Bytes of the files that have been read, as they lie there; those of zips are not counted. */
  taken(): number;
}

// A zip may hold a file for every comment: what these are, the others are.
const LOOKED_AT = 500;
// Enough to find them by; a zip may hold thousands.
const NAMED_STRAYS = 5;

/** The parts of several files, as if they were one archive. */
async function* partsOf(
  sources: readonly ArchiveSource[],
  onTaken?: OnTaken,
): AsyncGenerator<ArchivePart, void, void> {
  for (const source of sources) yield* archiveParts(source, onTaken);
}

function namedFormat(name: string): ArchiveFormat {
  const format = formatByName(name);
  if (format === undefined) throw new Refusal('unknown_format');
  return format;
}

/** A fault of the packing, met before there was any text to count lines in. */
function located(fault: unknown): unknown {
  if (!(fault instanceof Refusal) || fault.code !== 'malformed_archive') return fault;
  return new Refusal('malformed_archive', { line: 1, column: 1, ...fault.details });
}

/** The most particular format that any part is in: a zip's notes to the reader may look like one that is less so. */
async function findFormat(sources: readonly ArchiveSource[]): Promise<ArchiveFormat> {
  const found: ArchiveFormat[] = [];
  let fault: unknown;
  let looked = 0;
  try {
    for await (const part of partsOf(sources)) {
      const format = detectFormat(part.head);
      if (format !== undefined) found.push(format);
      fault ??= part.fault;
      looked++;
      if (looked >= LOOKED_AT && found.length > 0) break;
    }
  } catch (error) {
    throw located(error);
  }
  const [best] = found.sort((a, b) => FORMATS.indexOf(a) - FORMATS.indexOf(b));
  if (best === undefined) throw fault === undefined ? new Refusal('unknown_format') : located(fault);
  return best;
}

function encodingGuessed({ name, notes }: ArchivePart): ParsedWarning | undefined {
  if (!notes.isGuessed) return undefined;
  const where = name === '' ? '' : `${name}: `;
  const message = `${where}it names no encoding and is not UTF-8; its letters look like ${notes.encoding}`;
  return { type: 'warning', code: 'encoding_guessed', message };
}

function notUtf8({ name, notes }: ArchivePart): ParsedWarning | undefined {
  const { invalid, firstInvalidByte, encoding } = notes;
  if (invalid === 0) return undefined;
  const where = name === '' ? '' : `${name}: `;
  const message = `${where}${invalid} places are not ${encoding}, the first near byte ${firstInvalidByte}; U+FFFD stands there`;
  return { type: 'warning', code: 'not_utf8', message, count: invalid };
}

function strayFiles(strays: readonly string[]): ParsedWarning {
  const named = strays.slice(0, NAMED_STRAYS).map((name) => JSON.stringify(name));
  const message = `files in the zip that are not part of the export: ${named.join(', ')}`;
  return { type: 'warning', code: 'stray_files', message, count: strays.length };
}

/** A file given by itself is read whatever it looks like; a file of a zip must be in the archive's format. */
function isStray(part: ArchivePart, format: ArchiveFormat): boolean {
  if (part.name === '' || format.detect(part.head)) return false;
  if (part.fault !== undefined) throw part.fault;
  return true;
}

/** What reading the files of an archive leaves to tell. */
interface Reading {
  readonly format: ArchiveFormat;
  readonly strays: string[];
  readonly warnings: ParsedWarning[];
  read: number;
  /** The file that is being read. */
  name: string;
  readonly onTaken: OnTaken;
}

/** The files that belong to the archive. */
async function* ownParts(
  sources: readonly ArchiveSource[],
  reading: Reading,
): AsyncGenerator<ArchivePart, void, void> {
  for await (const part of partsOf(sources, reading.onTaken)) {
    if (isStray(part, reading.format)) {
      reading.strays.push(part.name);
      continue;
    }
    reading.read++;
    reading.name = part.name;
    try {
      yield part;
    } finally {
      for (const warning of [encodingGuessed(part), notUtf8(part)])
        if (warning !== undefined) reading.warnings.push(warning);
    }
  }
}

async function* recordsOfParts(
  parts: AsyncIterable<ArchivePart>,
  format: ArchiveFormat,
): AsyncGenerator<ParsedRecord> {
  if (format.parseFiles !== undefined) {
    yield* format.parseFiles(parts);
    return;
  }
  for await (const part of parts) {
    for await (const record of format.parse(part.text)) {
      yield record;
      if (record.type === 'failure') return;
    }
  }
}

async function* recordsOf(
  sources: readonly ArchiveSource[],
  { format, onTaken }: Pick<Reading, 'format' | 'onTaken'>,
): AsyncGenerator<ParsedRecord, void, void> {
  const reading: Reading = { format, strays: [], warnings: [], read: 0, name: '', onTaken };
  let failure: ParsedFailure | undefined;
  try {
    for await (const record of recordsOfParts(ownParts(sources, reading), format)) {
      if (record.type === 'failure') failure = record;
      else yield record;
    }
    if (failure === undefined && reading.read === 0)
      throw malformed(`no file in it is a ${format.name} export`);
    if (failure !== undefined && reading.name !== '')
      failure = { ...failure, message: `${reading.name}: ${failure.message}` };
  } catch (error) {
    failure = failureFrom(error, { line: 1, column: 1, lastSourceId: undefined });
  }
  yield* reading.warnings;
  if (reading.strays.length > 0) yield strayFiles(reading.strays);
  if (failure !== undefined) yield failure;
}

/**
 * Opens files as one archive and finds its format by content, or takes the one named (`auto` for detection). Throws
 * `unknown_format` when no file is in a format that Parley knows, `archive_refused` and `malformed_archive` when the
 * packing is at fault before any text was found; faults met later are a failure among the records.
 */
export async function openArchive(
  sources: readonly ArchiveSource[],
  formatName = 'auto',
  options: ReadingOptions = {},
): Promise<OpenedArchive> {
  const found = formatName === 'auto' ? await findFormat(sources) : namedFormat(formatName);
  const format = found.with?.(options) ?? found;
  let taken = 0;
  const onTaken = (bytes: number): void => {
    taken += bytes;
  };
  return { format, records: recordsOf(sources, { format, onTaken }), taken: () => taken };
}
