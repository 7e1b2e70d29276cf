import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { RootItem } from '../../view/root-item.js';
import { sayCount } from '../../view/say.js';
import type { Stage } from '../../view/stage.js';
import { urlsBelow } from '../../view/urls.js';
import type { StoryView } from '../../wire/story.js';
import type { ThreadView } from '../../wire/thread.js';
import { addressesOf } from './addresses.js';
import { commentTree } from './comment-data.js';
import { dataBlock } from './document.js';
import { voiceOf } from './page-voice.js';
import { pageStage } from './painted-thread.js';
import type { PageSite } from './props.js';

export interface IncludedThreadProps {
  readonly site: PageSite;
  readonly story: StoryView;
  /** Null while nobody has discussed the story. */
  readonly thread: ThreadView | null;
  /** What the element asks for, as the page's author gave it. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * A thread as markup that another system puts into its article: the element that comes to life with embed.js, and in it,
 * for whoever runs no script, the first page of comments with whole addresses, and the same as data. No style, no script
 * that runs: it fits any page's policy.
 */
export function paintIncludedThread(props: IncludedThreadProps): string {
  const { site, story, thread, attributes } = props;
  const inside = thread === null ? null : <Comments {...props} thread={thread} />;
  const data = thread === null ? '' : dataBlock(discussionData(props, thread));
  return `${renderToString(h('parley-thread', { ...attributes, site: site.slug }, inside))}${story.id === null ? '' : data}\n`;
}

function Comments({ site, story, thread }: IncludedThreadProps & { readonly thread: ThreadView }) {
  const voice = voiceOf(site, story);
  const addresses = addressesOf(site);
  const base = addresses.whole(addresses.home).replace(/\/$/, '');
  const stage: Stage = { ...pageStage({ site, voice, story }), urls: urlsBelow(base) };
  const { words } = stage;
  return (
    <section lang={voice.language} dir={voice.dir}>
      <h2>
        <bdi>{sayCount(words.total, thread.total, words.language)}</bdi>
      </h2>
      <ol>
        {thread.comments.map((root) => (
          <RootItem key={root.id} root={root} stage={stage} />
        ))}
      </ol>
      {story.id === null ? null : (
        <p>
          <a href={addresses.whole(addresses.thread(story.id))}>{words.loadMore}</a>
        </p>
      )}
    </section>
  );
}

/** Named by the article's own address, so that it joins what the page says of itself. */
function discussionData({ site, story }: IncludedThreadProps, thread: ThreadView): object {
  const { whole, urls } = addressesOf(site);
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    ...(story.url === null ? {} : { '@id': story.url, url: story.url }),
    commentCount: thread.total,
    comment: commentTree(thread.comments, (id) => whole(urls.comment(id))),
  };
}
