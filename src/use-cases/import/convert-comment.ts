import type { ParsedComment, SourceStatus } from '../../core/archive.js';
import { bodyFromHtml } from '../../core/body/from-html.js';
import { bodyFromMarkdown } from '../../core/body/from-markdown.js';
import { bodyFromPlain } from '../../core/body/from-plain.js';
import type { Body, SourceFormat } from '../../core/body/tree.js';
import type { Author, CommentStatus } from '../../core/comment.js';
import { cleanName } from '../../core/name.js';

/** Statuses are kept exactly: nothing that was not public there becomes public here. */
export const STATUS_OF: Readonly<Record<SourceStatus, CommentStatus>> = {
  published: 'published',
  pending: 'held',
  spam: 'rejected',
  trash: 'removed',
  deleted: 'deleted',
};

/** What a source text became, and how often what kind of markup was dropped on the way. */
export interface Converted {
  readonly body: Body;
  readonly dropped: Readonly<Record<string, number>>;
}

/** The body tree of a source text; `headings` for articles, which may have them. */
export function convertBody(text: string, format: SourceFormat, headings = false): Converted {
  if (format === 'html' || format === 'wordpress') return bodyFromHtml(text, { flavour: format, headings });
  const wellFormed = text.toWellFormed();
  return {
    body: format === 'markdown' ? bodyFromMarkdown(wellFormed, { headings }) : bodyFromPlain(wellFormed),
    dropped: {},
  };
}

/** What is known of an author beside the archive's record; `badges` null where only that record tells. */
export interface ArchivedAs extends Pick<Author, 'ghostId' | 'kind'> {
  readonly badges: Author['badges'] | null;
}

/** An author as the archive knows them: a ghost, or a guest of another Parley. A link that is not http or https is left out; the name is only cleaned. */
export function archivedAuthor(
  { author }: Pick<ParsedComment, 'author'>,
  { ghostId, kind, badges }: ArchivedAs,
): Author {
  return {
    kind,
    name: cleanName(author.name),
    website: websiteOf(author.url),
    accountId: null,
    ghostId,
    guestHash: null,
    isStaff: author.isStaff === true,
    badges: badges ?? (author.isStaff === true ? ['staff'] : []),
  };
}

function websiteOf(url: string | undefined): string | null {
  const trimmed = url?.trim() ?? '';
  // Many archives hold a bare "http://" where nobody typed anything.
  if (!/^https?:\/\/[^/\s]/i.test(trimmed) || trimmed.length > 2048 || !URL.canParse(trimmed)) return null;
  return trimmed;
}
