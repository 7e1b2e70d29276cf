import { newToken } from '../../auth/token.js';
import { decodeId, encodeId, type StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import { TRAP_FIELD } from '../../core/trap-field.js';
import { addressesOf } from '../../render/pages/addresses.js';
import { paintComposePage } from '../../render/pages/compose-page.js';
import type { ComposePageProps } from '../../render/pages/props.js';
import { presentComment } from '../../render/present-comment.js';
import { presentStory } from '../../render/present-story.js';
import { mustBeReachable } from '../../use-cases/follow.js';
import { postComment } from '../../use-cases/post-comment.js';
import { publicStory } from '../../use-cases/public-story.js';
import { type ComposePlace, readComposePlace } from '../../use-cases/read-compose-place.js';
import type { PostedView } from '../../wire/posting.js';
import { sendHtml } from '../answer.js';
import { STATUS } from '../errors.js';
import { followOwnPost } from '../follow-own-post.js';
import { formProblem } from '../form-problem.js';
import { createStamp, isStampValid, stampAge } from '../form-stamp.js';
import { guestWithCookie } from '../guest-cookie.js';
import { requireKey } from '../idempotency-key.js';
import { limitPost } from '../limits.js';
import { mustBeLawfulWrite } from '../origin.js';
import { pageFrame } from '../page-frame.js';
import { bodyDigest, formOf, queryOf, traceOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { answerPosted, countPosted } from './posting.js';
import { baseUrlFor, storyHref } from './story-pages.js';

/** The wish to be mailed about answers, as the form has it. */
interface Wish {
  readonly isWanted: boolean;
  readonly email: string;
}

type Shown = Pick<ComposePageProps, 'values' | 'problem' | 'nudge'> & {
  readonly wish: Wish;
  readonly status: number;
  readonly key: string;
  /** Of the first painting; a form that was refused is not opened anew. */
  readonly stamp: string;
};

const EMPTY: Shown = {
  status: 200,
  ...{ key: '', stamp: '' },
  values: { text: '', name: '', website: '' },
  wish: { isWanted: false, email: '' },
  problem: null,
  nudge: null,
};

async function handleForm(exchange: Exchange): Promise<unknown> {
  const place = await readComposePlace(exchange.app.deps, {
    storyId: storyFrom(queryOf(exchange, 'story')),
    parentId: queryOf(exchange, 'parent'),
  });
  guestWithCookie(exchange);
  return sendForm(exchange, place, EMPTY);
}

async function sendForm(exchange: Exchange, place: ComposePlace, shown: Shown): Promise<unknown> {
  const { app } = exchange;
  const { site, story, parent } = place;
  const now = app.deps.clock();
  const frame = pageFrame(app, site, await baseUrlFor(exchange, site));
  const { status, key, stamp, wish, ...rest } = shown;
  const signedIn = exchange.request.readerSession?.actor.account;
  const html = paintComposePage({
    ...frame,
    ...rest,
    ...(signedIn ? { signedInAs: signedIn.name } : {}),
    notify: { ...wish, needsEmail: (signedIn?.email ?? null) === null },
    story: presentStory(story, site, now),
    storyHref: storyHref(frame, story),
    parent: parent === null ? null : presentComment({ comment: parent, parent: null }, 'public'),
    hidden: {
      key: key || newToken(),
      stamp: stamp || createStamp(app.deps.secrets, encodeId(story.id), now),
    },
  });
  return sendHtml(exchange, status, html);
}

async function handlePost(exchange: Exchange): Promise<unknown> {
  const { app, reply } = exchange;
  mustBeLawfulWrite(exchange, null);
  const form = composeFields(exchange);
  const storyId = storyFrom(form.story);
  try {
    const posted = await post(exchange, storyId, form);
    const frame = await readComposePlace(app.deps, { storyId, parentId: undefined });
    const { marked, home } = addressesOf({ baseUrl: await baseUrlFor(exchange, frame.site) });
    const { id, state } = posted.comment;
    return reply.redirect(state === 'published' ? marked(id) : `${home}mine/${id}`, 303);
  } catch (error) {
    return sendRefused(exchange, { storyId, form, error });
  }
}

type Form = ReturnType<typeof composeFields>;

function composeFields(exchange: Exchange) {
  const field = formOf(exchange);
  return {
    ...{ story: field('story'), parent: field('parent'), key: field('key'), stamp: field('stamp') },
    ...{ text: field('text'), name: field('name'), website: field('website') },
    ...{ nudgeTicket: field('nudgeTicket'), trap: field(TRAP_FIELD) },
    wish: { isWanted: field('notify') === '1', email: field('email') },
  };
}

async function post(exchange: Exchange, storyId: StoryId, form: Form): Promise<PostedView> {
  const { deps } = exchange.app;
  const actor = guestWithCookie(exchange);
  const stamp = { stamp: form.stamp, now: deps.clock() };
  if (!isStampValid(deps.secrets, encodeId(storyId), stamp))
    throw new Refusal('invalid_request', { problem: 'the form had been open for too long. Send it again.' });
  await limitPost(exchange, storyId);
  const { isWanted, email } = form.wish;
  if (isWanted) mustBeReachable(actor, email);
  const posted = await postComment({ ...deps, answer: answerPosted }, actor, {
    storyId,
    ...{ text: form.text, name: form.name, website: form.website, parentId: form.parent },
    form: { isTrapFilled: form.trap !== '', tookMs: stampAge(stamp) },
    idempotencyKey: requireKey(form.key),
    ...{ mayNudge: true, mayProve: false },
    ...traceOf(exchange),
    digest: bodyDigest(exchange),
    ...(form.nudgeTicket === '' ? {} : { nudgeTicket: form.nudgeTicket }),
    ...(isWanted && email !== '' ? { email } : {}),
  });
  countPosted(exchange, posted);
  if (isWanted) {
    const { siteId } = await publicStory(deps.store.read, storyId);
    await followOwnPost(exchange, actor, { posted, siteId, email });
  }
  return JSON.parse(posted.response);
}

/** The same page again, with the text kept and what was wrong with it. */
async function sendRefused(
  exchange: Exchange,
  { storyId, form, error }: { readonly storyId: StoryId; readonly form: Form; readonly error: unknown },
): Promise<unknown> {
  const { refusal, problem } = formProblem(error);
  const place = await placeOrRoot(exchange, storyId, form.parent);
  const { words, ticket } = refusal.details;
  return sendForm(exchange, place, {
    status: STATUS[refusal.code],
    // A key that is none, or that was used for another text, would be refused for ever.
    key: refusal.code.startsWith('idempotency_key') ? '' : form.key,
    stamp: keptStamp(exchange, storyId, form.stamp),
    values: { text: form.text, name: form.name, website: form.website },
    wish: form.wish,
    problem,
    nudge:
      refusal.code === 'nudge' && typeof ticket === 'string'
        ? { ticket, words: Array.isArray(words) ? words : [] }
        : null,
  });
}

/** The stamp that came with the form, while it holds. */
function keptStamp({ app: { deps } }: Exchange, storyId: StoryId, stamp: string): string {
  return isStampValid(deps.secrets, encodeId(storyId), { stamp, now: deps.clock() }) ? stamp : '';
}

/** When what was to be answered is gone, the text can still become a comment of its own. */
async function placeOrRoot(exchange: Exchange, storyId: StoryId, parentId: string): Promise<ComposePlace> {
  const { deps } = exchange.app;
  try {
    return await readComposePlace(deps, { storyId, parentId });
  } catch (error) {
    const isGone =
      error instanceof Refusal && (error.code === 'parent_gone' || error.code === 'parent_not_found');
    if (!isGone) throw error;
    return readComposePlace(deps, { storyId, parentId: undefined });
  }
}

/** An id from a form or a query. Refuses `not_found`. */
function storyFrom(text: string | undefined): StoryId {
  const id = decodeId<StoryId>(text ?? '');
  if (id === undefined) throw new Refusal('not_found');
  return id;
}

export const composeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/compose',
    space: 'form',
    who: 'anyone',
    about: 'The form for a comment or a reply, for readers without JavaScript.',
    handle: handleForm,
  },
  {
    method: 'POST',
    path: '/compose',
    space: 'form',
    who: 'anyone',
    about:
      'Takes the form: 303 to the comment, or to `/mine/{id}` for one that is held; refused, the same page with the text kept.',
    handle: handlePost,
  },
];
