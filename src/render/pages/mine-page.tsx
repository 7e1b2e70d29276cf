import { Body } from '../../view/body.js';
import { pageEn } from '../../view/messages/en.js';
import { say, sayWith } from '../../view/say.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import type { MinePageProps } from './props.js';

const TITLES: Readonly<Record<string, string>> = {
  held: pageEn.mineHeld,
  published: pageEn.minePublished,
  rejected: pageEn.mineRejected,
};

/** `/mine/{id}`: what became of one's own comment, why, and what it says. */
export function paintMinePage(props: MinePageProps): string {
  const { site, mine, story, storyHref } = props;
  const title = TITLES[mine.status] ?? pageEn.mineGone;
  return paintDocument(props, {
    title,
    main: (
      <div class="thread">
        <header class="about">
          <h1>{title}</h1>
          {mine.status === 'held' ? <p>{pageEn.mineHeldWords}</p> : null}
          {mine.reason === null || mine.status === 'published' ? null : (
            <p class="notice">{say(pageEn.mineReason, { reason: mine.reason })}</p>
          )}
        </header>
        <section aria-labelledby="words">
          <h2 id="words">{pageEn.yourWords}</h2>
          <Body body={mine.comment.body} />
        </section>
        <p class="onward">
          {mine.status === 'published' ? (
            <a class="main" href={addressesOf(site).urls.comment(mine.comment.id)}>
              {pageEn.theComment}
            </a>
          ) : null}
          <span>
            {sayWith(pageEn.about, {
              title: (
                <a href={storyHref} dir="auto">
                  {story.title || pageEn.untitled}
                </a>
              ),
            })}
          </span>
        </p>
      </div>
    ),
  });
}
