import { SMTPServer } from 'smtp-server';
import { createSecrets } from '../src/auth/secrets.js';
import { type AccountId, createIdMaker } from '../src/core/ids.js';
import { createMailer } from '../src/mail/mailer.js';
import { createOutbound } from '../src/outbox/outbound.js';
import { openOutbox } from '../src/outbox/outbox.js';
import { openStore } from '../src/storage/open-store.js';
import type { Store } from '../src/storage/store.js';
import { withFolder } from '../test/kit/temporary.js';
import { openStory, post, SITE, STORY } from '../test/storage/fixtures.js';
import { atLeast, type Benchmark } from './kit/figure.js';

const FOLLOWERS = 1000;
/** Ten thousand mails that were held up are gone within ten minutes. */
const LEAST = 17;
/** The outbox looks when it is told to. */
const NEVER = 1_000_000_000;

/** A mail server in this process that takes everything. */
async function openSink(): Promise<{ readonly url: string; taken(): number; close(): Promise<void> }> {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _session, done) => {
      stream.on('end', () => {
        taken += 1;
        done();
      });
      stream.resume();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: () => taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function addFollowers(store: Store): Promise<void> {
  const newId = createIdMaker(Date.now, Math.random);
  const one = async (n: number): Promise<void> => {
    const id = newId<AccountId>();
    const account = { id, email: `reader-${n}@bench.example`, name: '', createdAt: 1, disabledAt: null };
    await store.write.createAccount({ account, passwordHash: null });
    await store.write.subscribe({
      ...{ id: newId<number>(), followerId: newId<number>(), siteId: SITE, who: { accountId: id } },
      ...{ kind: 'thread', target: STORY, guestHash: null, now: 1, mostAsked: 3 },
    });
  };
  await Promise.all(Array.from({ length: FOLLOWERS }, (_, n) => one(n)));
}

/** How fast the outbox finds followers and mails them. */
export const outbox: Benchmark = {
  name: 'outbox',
  about: 'Mails to followers, from one comment in a followed discussion',
  run: () =>
    withFolder(async (data) => {
      const store = await openStore({ data, role: 'serve' });
      await openStory(store);
      await addFollowers(store);
      const sink = await openSink();
      const onError = (error: unknown): void => {
        throw error;
      };
      const mail = createMailer({
        smtpUrl: sink.url,
        folder: data,
        from: 'talk@bench.example',
        onFailure: onError,
      });
      const outbound = createOutbound({ allowsPrivate: false });
      const worker = openOutbox({
        ...{
          store,
          mail,
          outbound,
          onError,
          lookEvery: NEVER,
          clock: Date.now,
          push: null,
          hub: null,
          akismet: null,
        },
        ...{ mailsPerHour: 1_000_000, baseUrl: () => 'https://talk.bench.example' },
        secrets: createSecrets('a secret of the benchmark, long enough'),
      });
      await post(store, { createdAt: Date.now() });
      const start = performance.now();
      await worker.settle();
      const seconds = (performance.now() - start) / 1000;
      const sent = sink.taken();
      if (sent !== FOLLOWERS) throw new Error(`${sent} of ${FOLLOWERS} mails arrived`);
      await worker.close();
      outbound.close();
      mail.close();
      await sink.close();
      await store.close();
      return [
        atLeast('mails', {
          value: sent / seconds,
          unit: 'a second',
          limit: LEAST,
          note: `one comment, ${FOLLOWERS} followers, durable commits between, two connections to a mail server in the same process`,
        }),
      ];
    }),
};
