import Type from 'typebox';
import { changePassword } from '../../../auth/reader-password.js';
import { checkName } from '../../../core/name.js';
import { presentComment } from '../../../render/present-comment.js';
import { presentExport } from '../../../render/present-export.js';
import { exportPerson } from '../../../use-cases/export-person.js';
import { myReplies } from '../../../use-cases/my-replies.js';
import { siteNamed } from '../../../use-cases/site-of.js';
import { ChangeMeSchema, ChangePasswordSchema } from '../../../wire/auth.js';
import type { PersonView } from '../../../wire/person.js';
import { PersonSchema, RepliesToMeSchema } from '../../../wire/person.js';
import { sendJson } from '../../answer.js';
import { setCookie } from '../../cookies.js';
import { limitSignIn, limitWrite } from '../../limits.js';
import { mustBeLawfulRead, mustBeLawfulWrite } from '../../origin.js';
import { bodyOf, queryOf, readerOf } from '../../read-request.js';
import { freshSessionOf, ownSessionOf, sessionOf } from '../../reader-session.js';
import type { Exchange, Route } from '../../route.js';

async function handleChange(exchange: Exchange): Promise<unknown> {
  const { app, reply } = exchange;
  const { site: slug, name } = bodyOf(exchange, ChangeMeSchema);
  mustBeLawfulWrite(exchange, slug === undefined ? null : await siteNamed(app.deps.store.read, slug));
  await limitWrite(exchange);
  const { account } = sessionOf(exchange).actor;
  await app.deps.store.write.renameAccount({ accountId: account.id, name: checkName(name) });
  return reply.code(204).send();
}

async function handlePassword(exchange: Exchange): Promise<unknown> {
  const body = bodyOf(exchange, ChangePasswordSchema);
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  await changePassword(exchange.app.deps, ownSessionOf(exchange), body);
  return exchange.reply.code(204).send();
}

/** Everything that is kept of whoever is signed in here. Refuses sign_in_required. */
export async function exportedPerson(exchange: Exchange): Promise<PersonView> {
  const { deps } = exchange.app;
  const session = ownSessionOf(exchange);
  await limitWrite(exchange);
  return presentExport(await exportPerson(deps, session.actor.account), deps.clock());
}

async function handleExport(exchange: Exchange): Promise<unknown> {
  const person = await exportedPerson(exchange);
  exchange.reply.header('content-disposition', 'attachment; filename="my-comments.json"');
  return sendJson(exchange, 200, person);
}

/** Erases whoever is signed in here. Refuses sign_in_required, fresh_sign_in_required. */
export async function eraseMe(exchange: Exchange): Promise<void> {
  const { app, request, reply } = exchange;
  const { account } = freshSessionOf(exchange).actor;
  app.deps.forget({ email: account.email, accountId: account.id });
  await app.deps.store.write.eraseAccount({ accountId: account.id, now: app.deps.clock() });
  delete request.readerSession;
  setCookie(reply, app.jar, { name: 'reader', value: '', maxAge: 0 });
}

async function handleErase(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitWrite(exchange);
  await eraseMe(exchange);
  return exchange.reply.code(204).send();
}

async function handleReplies(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const site = queryOf(exchange, 'site') ?? '';
  mustBeLawfulRead(exchange, await siteNamed(deps.store.read, site));
  const replies = await myReplies(deps, readerOf(exchange), { site });
  return sendJson(exchange, 200, { replies: replies.map((reply) => presentComment(reply, 'public')) });
}

const shared = { space: 'me', who: 'author' } as const;

export const profileRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'PATCH',
    path: '/api/v1/me',
    about: 'Changes the name under which this reader writes from now on.',
    body: ChangeMeSchema,
    answers: { 204: null },
    handle: handleChange,
  },
  {
    ...shared,
    method: 'DELETE',
    path: '/api/v1/me',
    about:
      'Erases this reader: account, names, texts, addresses. Answered comments become tombstones. Only right after signing in, from our own pages.',
    answers: { 204: null },
    handle: handleErase,
  },
  {
    ...shared,
    method: 'PUT',
    path: '/api/v1/me/password',
    about:
      'Sets a password of at least 15 characters and ends every other session; with `current`, or right after signing in. From our own pages.',
    body: ChangePasswordSchema,
    answers: { 204: null },
    handle: handlePassword,
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/me/export',
    about: 'Everything that is kept of this reader, of every site, as one file.',
    answers: { 200: PersonSchema },
    handle: handleExport,
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/me/replies',
    about: "The newest answers of others to this reader's comments on a site, at most 50.",
    query: { site: { schema: Type.String(), about: 'Short name of the site.', required: true } },
    answers: { 200: RepliesToMeSchema },
    handle: handleReplies,
  },
];
