import { changePassword } from '../../../auth/reader-password.js';
import { mustNotBeStaff } from '../../../auth/reader-session.js';
import { isAtLeast } from '../../../core/account.js';
import { checkName } from '../../../core/name.js';
import { Refusal } from '../../../core/refusal.js';
import { paintMePage } from '../../../render/pages/me-page.js';
import { paintErasePage, paintExportPage } from '../../../render/pages/person-pages.js';
import { presentPasskey } from '../../../render/present-passkey.js';
import { presentMine } from '../../../render/present-posted.js';
import { claimComments, type MyClaim, stateOf } from '../../../use-cases/claim-comments.js';
import { myComments } from '../../../use-cases/my-comments.js';
import { siteNamed } from '../../../use-cases/site-of.js';
import { sendHtml } from '../../answer.js';
import { limitSignIn, limitWrite } from '../../limits.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { formOf, queryOf } from '../../read-request.js';
import { freshSessionOf, ownSessionOf, sessionOf } from '../../reader-session.js';
import type { Exchange, Route } from '../../route.js';
import { answersFor, endFeed, endOne, makeFeed, markShownRead, showAgain } from './answers-form.js';
import { leadTo, ME, ownPage, SIGN_IN, told, withBack } from './page.js';
import { eraseMe, exportedPerson } from './profile.js';

interface Shown {
  readonly status: number;
  readonly problem: Refusal | null;
  readonly mustSignInAgain: boolean;
  /** The secret address that was made just now. */
  readonly feedUrl?: string;
}

async function sendMe(exchange: Exchange, shown: Shown): Promise<unknown> {
  const { read } = exchange.app.deps.store;
  const { actor } = sessionOf(exchange);
  const { account } = actor;
  const { frame, script, slug } = await ownPage(exchange);
  const cursor = queryOf(exchange, 'cursor');
  const mine = await myComments(exchange.app.deps, actor, {
    site: slug,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const { status, ...rest } = shown;
  const html = paintMePage({
    ...frame,
    ...rest,
    script,
    slug,
    isSaved: queryOf(exchange, 'saved') === '1',
    name: account.name,
    email: account.email,
    takesPasswords: exchange.app.deps.config.readerPasswords,
    hasPassword: typeof (await read.passwordOf({ accountId: account.id })) === 'string',
    isStaff: actor.roles.some(({ role }) => isAtLeast(role, 'moderator')),
    comments: mine.comments.map(presentMine),
    nextCursor: mine.nextCursor,
    ...(await answersFor(exchange, slug)),
    hasFeed: await hasFeed(exchange, slug),
    claim: await claimOf(exchange, slug),
    pushKey: exchange.app.deps.config.pushKey,
    passkeys: (await read.passkeysOf({ accountId: account.id })).map(presentPasskey),
  });
  return sendHtml(exchange, status, html);
}

async function hasFeed(exchange: Exchange, slug: string): Promise<boolean> {
  const { read } = exchange.app.deps.store;
  const { id: siteId } = await siteNamed(read, slug);
  const { id: accountId } = sessionOf(exchange).actor.account;
  return (await read.replyFeedOf({ accountId, siteId })) !== null;
}

/** The page with the address that was made: it is shown this once. */
async function handleMakeFeed(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  if (!exchange.request.readerSession) return leadTo(exchange, withBack(SIGN_IN, ME));
  return sendMe(exchange, { ...AS_IT_IS, feedUrl: await makeFeed(exchange) });
}

/** A page for whoever is signed in; others are led to the sign-in page, and from there back. */
function ownPageOf(show: (exchange: Exchange) => unknown): Route['handle'] {
  return (exchange) => {
    if (exchange.request.readerSession) return show(exchange);
    const [path = ME] = exchange.request.url.split('?', 1);
    return leadTo(exchange, withBack(SIGN_IN, path));
  };
}

/** A form of the page: saved, the page says so; refused, it says why. */
function ownForm(act: (exchange: Exchange) => Promise<void>): Route['handle'] {
  return async (exchange) => {
    mustBeLawfulWrite(exchange, null);
    if (!exchange.request.readerSession) return leadTo(exchange, withBack(SIGN_IN, ME));
    try {
      await act(exchange);
    } catch (error) {
      const mustSignInAgain = error instanceof Refusal && error.code === 'fresh_sign_in_required';
      return sendMe(exchange, { ...told(exchange, error), mustSignInAgain });
    }
    return leadTo(exchange, `${ME}?saved=1`);
  };
}

/** How the reader's claim on this site stands: none was made, or what has become of it. */
async function claimOf(exchange: Exchange, slug: string): Promise<MyClaim | null> {
  const { read } = exchange.app.deps.store;
  const { account } = sessionOf(exchange).actor;
  const site = await siteNamed(read, slug);
  const claims = await read.claimsOf({ accountId: account.id });
  const claim = claims.find(({ siteId }) => siteId === site.id);
  if (claim === undefined)
    return queryOf(exchange, 'claim') === 'none' ? { comments: 0, state: 'none' } : null;
  return { comments: claim.comments, state: stateOf(claim) };
}

async function handleClaim(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  if (!exchange.request.readerSession) return leadTo(exchange, withBack(SIGN_IN, ME));
  await limitWrite(exchange);
  const { slug } = await ownPage(exchange);
  const { actor } = ownSessionOf(exchange);
  const { state } = await claimComments(exchange.app.deps, actor, { site: slug });
  return leadTo(exchange, `${ME}?claim=${state}`);
}

async function changeName(exchange: Exchange): Promise<void> {
  await limitWrite(exchange);
  const name = checkName(formOf(exchange)('name'));
  const { account } = sessionOf(exchange).actor;
  await exchange.app.deps.store.write.renameAccount({ accountId: account.id, name });
}

async function setPassword(exchange: Exchange): Promise<void> {
  await limitSignIn(exchange);
  const field = formOf(exchange);
  const current = field('current');
  await changePassword(exchange.app.deps, sessionOf(exchange), {
    password: field('password'),
    ...(current === '' ? {} : { current }),
  });
}

async function removePasskey(exchange: Exchange): Promise<void> {
  await limitSignIn(exchange);
  const session = freshSessionOf(exchange);
  mustNotBeStaff(session);
  const { id: accountId } = session.actor.account;
  await exchange.app.deps.store.write.deletePasskey({ accountId, credentialId: formOf(exchange)('passkey') });
}

async function showExport(exchange: Exchange): Promise<unknown> {
  const { frame } = await ownPage(exchange);
  return sendHtml(exchange, 200, paintExportPage({ ...frame, person: await exportedPerson(exchange) }));
}

async function sendErase(exchange: Exchange, status: number, problem: Refusal | null): Promise<unknown> {
  const { frame } = await ownPage(exchange);
  return sendHtml(exchange, status, paintErasePage({ ...frame, problem, isDone: false }));
}

async function handleErase(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  if (!exchange.request.readerSession) return leadTo(exchange, withBack(SIGN_IN, `${ME}/erase`));
  try {
    if (formOf(exchange)('sure') !== '1')
      throw new Refusal('invalid_request', { problem: 'say that you are sure.' });
    await limitWrite(exchange);
    await eraseMe(exchange);
  } catch (error) {
    const { status, problem } = told(exchange, error);
    return sendErase(exchange, status, problem);
  }
  const { frame } = await ownPage(exchange);
  return sendHtml(exchange, 200, paintErasePage({ ...frame, problem: null, isDone: true }));
}

const AS_IT_IS: Shown = { status: 200, problem: null, mustSignInAgain: false };
const shared = { space: 'form', who: 'author' } as const;

export const mePageRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: ME,
    about: "A reader's own page: their comments here, answers to them, name, ways in, data.",
    handle: ownPageOf((exchange) => sendMe(exchange, AS_IT_IS)),
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/name`,
    about: 'Changes the name.',
    handle: ownForm(changeName),
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/answers/read`,
    about: 'Marks the answers that the page showed as read.',
    handle: ownForm(markShownRead),
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/following/end`,
    about: 'Ends one subscription by mail.',
    handle: ownForm(endOne),
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/ignored/end`,
    about: 'Shows somebody again whom the reader has ignored.',
    handle: ownForm(showAgain),
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/answers-feed`,
    about: 'Makes a secret address for a feed of the answers, and shows it this once.',
    handle: handleMakeFeed,
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/answers-feed/end`,
    about: 'Ends the secret address.',
    handle: ownForm(endFeed),
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/claim`,
    about: 'Says that imported comments with this address are theirs.',
    handle: handleClaim,
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/password`,
    about: 'Sets a password.',
    handle: ownForm(setPassword),
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/passkeys/remove`,
    about: 'Forgets a passkey, right after signing in.',
    handle: ownForm(removePasskey),
  },
  {
    ...shared,
    method: 'GET',
    path: `${ME}/export`,
    about: 'Everything that is kept of a reader, as a page.',
    handle: ownPageOf(showExport),
  },
  {
    ...shared,
    method: 'GET',
    path: `${ME}/erase`,
    about: 'Asks once more before everything is erased.',
    handle: ownPageOf((exchange) => sendErase(exchange, 200, null)),
  },
  {
    ...shared,
    method: 'POST',
    path: `${ME}/erase`,
    about: 'Erases the reader, right after signing in.',
    handle: handleErase,
  },
];
