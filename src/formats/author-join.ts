import type { AuthorParts } from './emit-records.js';
import type { ArchiveFile, ParsedComment, ParsedFailure, ParsedRecord } from './format.js';
import { failureFrom } from './parse-failure.js';
import { type AuthorJoin, openAuthorJoin } from './sqlite-author-join.js';

export type AddAuthor = AuthorJoin['addAuthor'];

/** Parses one file of an archive; its comments name their authors by `author.sourceId`. */
type ParseFile = (file: ArchiveFile, addAuthor: AddAuthor) => AsyncIterable<ParsedRecord>;

function withAuthor(comment: ParsedComment, author: AuthorParts | undefined): ParsedComment {
  if (author === undefined) return comment;
  const { author: own } = comment;
  const email = author.email ?? own.email;
  const url = author.url ?? own.url;
  const isStaff = author.isStaff === true || own.isStaff === true;
  return {
    ...comment,
    author: {
      ...own,
      name: author.name?.trim() || own.name,
      ...(email ? { email } : {}),
      ...(url ? { url } : {}),
      ...(isStaff ? { isStaff } : {}),
    },
  };
}

/** What a parser refuses before its first record is a failure as well. */
async function* wholly(records: AsyncIterable<ParsedRecord>): AsyncGenerator<ParsedRecord, void, void> {
  try {
    yield* records;
  } catch (error) {
    yield failureFrom(error, { line: 1, column: 1, lastSourceId: undefined });
  }
}

/**
 * Parses files whose comments get their authors from elsewhere in the archive: all else is yielded as it is met, the
 * comments when everything has been read, in file order. A failure comes last; what was read before it is whole.
 */
export async function* parseJoined(
  files: AsyncIterable<ArchiveFile>,
  parseFile: ParseFile,
): AsyncGenerator<ParsedRecord, void, void> {
  const join = openAuthorJoin();
  let failure: ParsedFailure | undefined;
  try {
    for await (const file of files) {
      for await (const record of wholly(parseFile(file, join.addAuthor))) {
        if (record.type === 'comment') join.add(record);
        else if (record.type === 'failure') failure = record;
        else yield record;
      }
      if (failure !== undefined) break;
    }
    for (const { comment, author } of join.joined()) yield withAuthor(comment, author);
  } finally {
    join.close();
  }
  if (failure !== undefined) yield failure;
}
