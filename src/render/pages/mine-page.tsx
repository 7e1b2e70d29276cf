import { Body } from '../../view/body.js';
import { processWords } from '../../view/messages/process.js';
import { Process } from '../../view/process.js';
import { say, sayWith } from '../../view/say.js';
import { sayReason, sayRefusal } from '../../view/server-words.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { voiceOf } from './page-voice.js';
import type { MinePageProps } from './props.js';

const TITLES = new Map<string, 'mineHeld' | 'minePublished' | 'mineRejected'>([
  ['held', 'mineHeld'],
  ['published', 'minePublished'],
  ['rejected', 'mineRejected'],
]);

/** `/mine/{id}`: what became of one's own comment, why, and what it says. */
export function paintMinePage(props: MinePageProps): string {
  const { site, mine, story, storyHref, problem, appeal } = props;
  const voice = voiceOf(site, story);
  const { thread, page } = voice;
  const title = page[TITLES.get(mine.status) ?? 'mineGone'];
  return paintDocument(props, {
    voice,
    title,
    main: (
      <div class="thread">
        <header class="about">
          <h1>{title}</h1>
          {mine.status === 'held' ? <p>{page.mineHeldWords}</p> : null}
          {mine.reason === null || mine.status === 'published' ? null : (
            <p class="notice">{say(page.mineReason, { reason: sayReason(thread, mine.reason) })}</p>
          )}
        </header>
        <Process
          words={processWords(voice.language)}
          mine={mine}
          problem={problem === null ? null : sayRefusal(thread, problem)}
          appeal={appeal}
          action={props.appealAction ?? `${addressesOf(site).home}mine/${mine.comment.id}`}
        />
        <section aria-labelledby="words">
          <h2 id="words">{page.yourWords}</h2>
          <Body body={mine.comment.body} />
        </section>
        <p class="onward">
          {mine.status === 'published' ? (
            <a class="main" href={addressesOf(site).urls.comment(mine.comment.id)}>
              {page.theComment}
            </a>
          ) : null}
          <span>
            {sayWith(page.about, {
              title: (
                <a href={storyHref} dir="auto">
                  {story.title || page.untitled}
                </a>
              ),
            })}
          </span>
        </p>
      </div>
    ),
  });
}
