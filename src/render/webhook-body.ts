import type { Comment } from '../core/comment.js';
import { encodeId } from '../core/ids.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { sight } from '../core/visibility.js';
import { urlsBelow } from '../view/urls.js';
import { presentTime } from './present-comment.js';

/** What a newsroom's program is told: as a moderator sees it at the moment of sending. No address, no proof, no account. */
export function webhookBody(told: {
  readonly kind: string;
  /** When it happened. */
  readonly at: number;
  readonly site: Pick<Site, 'slug'>;
  readonly story: Story | undefined;
  readonly comment: Comment | undefined;
  readonly baseUrl: string;
}): string {
  const { kind, at, site, story, comment, baseUrl } = told;
  return JSON.stringify({
    type: kind,
    timestamp: presentTime(at),
    data: {
      site: site.slug,
      story: story === undefined ? null : storyOf(story),
      comment: comment === undefined ? null : commentOf(comment, baseUrl),
    },
  });
}

function storyOf({ id, key, url, title, reportPath, closedAt, total }: Story) {
  return { id: encodeId(id), key, url, title, reportPath, closedAt: presentTime(closedAt), total };
}

function commentOf(comment: Comment, baseUrl: string) {
  const isShown = sight(comment, 'moderator') === 'text';
  const id = encodeId(comment.id);
  return {
    id,
    parentId: comment.parentId === null ? null : encodeId(comment.parentId),
    url: urlsBelow(baseUrl).comment(id),
    status: comment.status,
    revision: comment.revision,
    createdAt: presentTime(comment.createdAt),
    editedAt: presentTime(comment.editedAt),
    author: isShown ? { name: comment.author.name, kind: comment.author.kind } : null,
    text: isShown ? comment.source : '',
    format: comment.sourceFormat,
  };
}
