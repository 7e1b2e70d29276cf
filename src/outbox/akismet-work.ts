import { bodyToPlain } from '../core/body/to-plain.js';
import { type CommentId, encodeId } from '../core/ids.js';
import type { Reads } from '../storage/store.js';
import { type AkismetSettings, tellAkismet } from './akismet.js';
import type { Outbound } from './outbound.js';
import type { Work } from './work.js';

export interface AkismetWorkDeps {
  readonly store: { readonly read: Pick<Reads, 'commentById' | 'storyById' | 'siteById'> };
  readonly outbound: Outbound;
  readonly baseUrl: () => string;
  /** Null where none is set: what waits is dropped. */
  readonly akismet: AkismetSettings | null;
}

/** Hands Akismet what a moderator decided about a comment that it was asked about; one that was erased meanwhile is not told of. */
export function akismetWork({ store: { read }, outbound, baseUrl, akismet }: AkismetWorkDeps): Work {
  return async ({ payload }) => {
    const comment = await read.commentById({ id: Number(payload.commentId) as CommentId });
    const story = comment && (await read.storyById({ id: comment.storyId }));
    const site = story && (await read.siteById({ id: story.siteId }));
    const text = comment === undefined ? '' : bodyToPlain(comment.body);
    if (akismet === null || !comment || !story || !site || text === '') return { kind: 'done' };
    const { slug, language } = site;
    const question = {
      site: { slug, language },
      story: { id: encodeId(story.id), url: story.url, title: story.title },
      ...{ text, name: comment.author.name, website: comment.author.website },
      ...{ isReply: comment.parentId !== null, address: null },
    };
    const isSpam = payload.verdict === 'spam';
    await tellAkismet({ outbound, settings: akismet, baseUrl }, { isSpam, question });
    return { kind: 'done' };
  };
}
