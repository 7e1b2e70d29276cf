import type { ComponentChild } from 'preact';
import { directionOf } from '../../view/languages.js';
import { followWords } from '../../view/messages/follow/catalogue.js';
import type { FollowWords } from '../../view/messages/follow/words.js';
import { say, sayWith } from '../../view/say.js';
import { sayRefusal } from '../../view/server-words.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { Field } from './own-page.js';
import { voiceOf } from './page-voice.js';
import type { FormProblem, PageFrame } from './props.js';

interface AboutStory extends PageFrame {
  readonly story: { readonly title: string; readonly language: string | null } | null;
}

interface Parts {
  readonly title: (words: FollowWords) => string;
  readonly main: (words: FollowWords) => ComponentChild;
}

/** A small page in the story's language. */
function paint(props: AboutStory, { title, main }: Parts): string {
  const voice = voiceOf(props.site, props.story);
  const words = followWords(voice.language);
  return paintDocument(props, {
    voice,
    title: title(words),
    main: (
      <div class="thread own" dir={directionOf(voice.language)}>
        <header class="about">
          <h1>{title(words)}</h1>
          {props.story === null ? null : (
            <p>{sayWith(words.about, { title: <bdi>{props.story.title || props.site.name}</bdi> })}</p>
          )}
        </header>
        {main(words)}
      </div>
    ),
  });
}

export interface FollowPageProps extends AboutStory {
  readonly story: NonNullable<AboutStory['story']>;
  /** What the form is about: the whole discussion, or one comment of it. */
  readonly target: { readonly name: 'story' | 'comment'; readonly id: string };
  readonly backHref: string;
  /** Whoever is signed in with an address is asked for none. */
  readonly needsEmail: boolean;
  readonly email: string;
  readonly problem: FormProblem | null;
  /** What has come of it; null before. */
  readonly outcome: 'confirmed' | 'asked' | null;
}

/** `/follow`: the form, and what has come of it. */
export function paintFollowPage(props: FollowPageProps): string {
  const { target, outcome, problem, site, backHref } = props;
  const { thread, page } = voiceOf(site, props.story);
  return paint(props, {
    title: (words) => words.followTitle,
    main: (words) => (
      <>
        {problem === null ? null : (
          <p class="problem" role="alert" id="problem">
            {sayRefusal(thread, problem) || problem.message}
          </p>
        )}
        {outcome === null ? (
          <form class="compose" method="post" action={addressesOf(site).follow}>
            <input type="hidden" name={target.name} value={target.id} />
            <p>{target.name === 'story' ? words.followThread : words.followReplies}</p>
            {props.needsEmail ? (
              <Field
                name="email"
                label={words.email}
                type="email"
                value={props.email}
                hint={words.emailHint}
                autocomplete="email"
                dir="ltr"
              />
            ) : null}
            <Submit label={words.follow} />
          </form>
        ) : (
          <p class="notice" role="status">
            {outcome === 'confirmed' ? words.followed : words.asked}
          </p>
        )}
        <p>
          <a href={backHref}>{page.wholeThread}</a>
        </p>
      </>
    ),
  });
}

function Submit({ label }: { readonly label: string }) {
  return (
    <p class="buttons">
      <button type="submit" class="main">
        {label}
      </button>
    </p>
  );
}

/** `/follow/confirm/…`: the question, whose button is the yes, or the thanks for it. */
export function paintConfirmPage(
  props: AboutStory & { readonly action: string; readonly isDone: boolean },
): string {
  return paint(props, {
    title: (words) => words.confirmTitle,
    main: (words) =>
      props.isDone ? (
        <p class="notice" role="status">
          {words.followed}
        </p>
      ) : (
        <form class="compose" method="post" action={props.action}>
          <p>{words.confirmQuestion}</p>
          <Submit label={words.confirmYes} />
        </form>
      ),
  });
}

/** `/unsubscribe/…`: which mails shall come no more, or that they will not. */
export function paintStopPage(
  props: AboutStory & {
    readonly action: string;
    readonly isDone: boolean;
    /** A guest can shut their address to us. */
    readonly canBlock: boolean;
    /** The link is about one thing that is followed. */
    readonly isAboutOne: boolean;
    /** They get one mail a day already. */
    readonly isGathered: boolean;
  },
): string {
  const { site, isDone, canBlock, isAboutOne, isGathered } = props;
  const choices = [
    ...(isAboutOne ? (['these'] as const) : []),
    ...(isGathered ? [] : (['daily'] as const)),
    'all' as const,
    ...(canBlock ? (['ever'] as const) : []),
  ];
  return paint(props, {
    title: (words) => words.stopTitle,
    main: (words) => {
      const labels = {
        these: words.stopThese,
        daily: words.daily,
        all: words.stopAll,
        ever: words.stopEver,
      };
      return isDone ? (
        <p class="notice" role="status">
          {words.stopped}
        </p>
      ) : (
        <form class="compose" method="post" action={props.action}>
          <fieldset>
            <legend>{say(words.stopQuestion, { site: site.name })}</legend>
            {choices.map((choice, at) => (
              <label key={choice} class="check">
                <input type="radio" name="what" value={choice} checked={at === 0} /> {labels[choice]}
              </label>
            ))}
          </fieldset>
          <Submit label={words.stop} />
        </form>
      );
    },
  });
}
