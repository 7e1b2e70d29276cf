/** Records of a made-up archive, for tests that need one comment to be just so. */
import type { ParsedComment, ParsedRecord, ParsedThread } from '../../src/core/archive.js';

/** A thread at `https://paper.example/<sourceId>/`. */
export function makeThread(sourceId: string, about: Partial<ParsedThread> = {}): ParsedThread {
  return {
    type: 'thread',
    sourceId,
    urls: [`https://paper.example/${sourceId}/`],
    title: `Thread ${sourceId}`,
    ...about,
  };
}

/** A published comment of 2020 under thread `1`. */
export function makeParsed(sourceId: string, about: Partial<ParsedComment> = {}): ParsedComment {
  return {
    type: 'comment',
    sourceId,
    threadRef: '1',
    text: `The text of comment ${sourceId}.`,
    format: 'plain',
    createdAt: Date.UTC(2020, 0, 1),
    status: 'published',
    kind: 'comment',
    author: { name: 'Gull' },
    ...about,
  };
}

/** The records as a format gives them. */
export async function* archiveOfRecords(...records: readonly ParsedRecord[]): AsyncGenerator<ParsedRecord> {
  yield* records;
}
