import { say } from '../../view/say.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { voiceOf } from './page-voice.js';
import { PaintedThread } from './painted-thread.js';
import type { ThreadPageProps } from './props.js';
import { threadFeeds } from './thread-feeds.js';

/** `/t/{storyId}/`: the discussion of an article that lives elsewhere. */
export function paintThreadPage(props: ThreadPageProps): string {
  const { site, thread } = props;
  const { story, cursor } = thread;
  const addresses = addressesOf(site);
  const voice = voiceOf(site, story);
  const { page } = voice;
  const title = story.title || page.untitled;
  const canonical = addresses.whole(addresses.thread(story.id ?? ''));
  return paintDocument(props, {
    voice,
    title: say(page.discussionOf, { title }),
    ...(cursor === null ? { canonical } : {}),
    hasThread: true,
    feeds: threadFeeds(site, story),
    main: (
      <>
        <header class="about">
          <h1 dir="auto">{title}</h1>
          {story.url === null || !URL.canParse(story.url) ? null : (
            <p>
              <a href={story.url}>{page.readArticle}</a> <bdi class="host">{new URL(story.url).host}</bdi>
            </p>
          )}
        </header>
        <PaintedThread site={site} thread={thread} />
      </>
    ),
  });
}
