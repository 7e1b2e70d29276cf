import { bodyToPlain } from '../../core/body/to-plain.js';
import type { CommentView, RootView } from '../../wire/comment.js';

interface CommentData {
  readonly '@type': 'Comment';
  readonly url: string;
  readonly text: string;
  comment?: CommentData[];
}

/**
 * Published comments of a page of a thread for search engines (https://schema.org/Comment), each below the one that it
 * answers; below one that is not told, the next that is.
 */
export function commentTree(roots: readonly RootView[], urlOf: (id: string) => string): readonly object[] {
  const told: CommentData[] = [];
  for (const root of roots) {
    const places = new Map<string, CommentData[]>();
    for (const comment of [root, ...root.replies]) {
      const place = (comment.parentId && places.get(comment.parentId)) || told;
      if (comment.state !== 'published') places.set(comment.id, place);
      else {
        const data = commentData(comment, urlOf(comment.id));
        place.push(data);
        places.set(comment.id, repliesOf(data));
      }
    }
  }
  return JSON.parse(
    JSON.stringify(told, (key, value) => (key === 'comment' && value.length === 0 ? undefined : value)),
  );
}

function repliesOf(data: CommentData): CommentData[] {
  data.comment ??= [];
  return data.comment;
}

function commentData(comment: CommentView, url: string): CommentData {
  return {
    '@type': 'Comment',
    url,
    text: bodyToPlain(comment.body),
    ...(comment.author?.name ? { author: { '@type': 'Person', name: comment.author.name } } : {}),
    ...(comment.createdAt === null ? {} : { dateCreated: comment.createdAt }),
  };
}
