import type { AuthorParts } from './emit-records.js';
import type { Fields } from './fields.js';

const STAFF: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** An author on GitHub by either of its interfaces; an account that is gone is null there and has no name here. */
export function githubAuthor(author: Fields, association: string): AuthorParts {
  return {
    id: author.word('login'),
    name: author.text('login'),
    url: author.word('url') ?? author.word('html_url'),
    isStaff: STAFF.has(association),
  };
}

/** The first address in a text of GitHub's, where giscus and utterances name the page that a discussion is about. */
export function firstAddress(text: string): string | undefined {
  return /https?:\/\/[^\s<>()[\]"'*]{1,2000}/i.exec(text)?.[0];
}
