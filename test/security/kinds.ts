/**
 * The kinds of vulnerability that publishing and discussion software has really had, with the test that would have caught
 * each here: its file below the root, and words that stand in its title. kinds.test.ts reads this list; docs/explanation/threats.md
 * points at it.
 */
export interface Kind {
  readonly kind: string;
  readonly file: string;
  readonly title: string;
}

const BODY = 'src/core/body';
const HTTP = 'test/http';
const HERE = 'test/security';
const at = (file: string, title: string, kind: string): Kind => ({ kind, file, title });

export const KINDS: readonly Kind[] = [
  at(
    `${HERE}/payloads.test.ts`,
    'do nothing on pages that readers open',
    'a second way of writing that does not escape',
  ),
  at(
    'test/guards/safety.test.ts',
    'in the whole program: bodies are trees',
    'markup put together from strings',
  ),
  at(`${BODY}/safe-href.test.ts`, 'allows http and https without credentials', 'a link that runs a program'),
  at(
    'src/publish/photo/photo-maker.test.ts',
    'may be JPEG, PNG, WebP or AVIF',
    'a file that is not what it says it is',
  ),
  at(
    'src/publish/photo/photo-maker.test.ts',
    'is refused where it is a drawing that can run programs',
    'a picture with a script',
  ),
  at(
    'test/guards/safety.test.ts',
    'in one place, where private addresses are refused',
    'markup fetched from elsewhere',
  ),
  at(
    `${HTTP}/posting.test.ts`,
    'may be as long as the limit in code points',
    'a text cut after it was made safe',
  ),
  at(
    `${BODY}/round-trip.test.ts`,
    'is the same for any HTML of any flavour',
    'markup that changes when it is read again',
  ),
  at(`${BODY}/link-host.test.ts`, 'is shown where', 'words of a link that hide its host'),
  at('test/browser/sign-in.test.ts', 'hostile messages change nothing', 'messages from any frame'),
  at(
    'test/browser/embed.test.ts',
    'a page on a host that is not the site’s',
    'a list of pages that counts nothing inside a frame',
  ),
  at(`${HERE}/kinds.test.ts`, 'lets nobody put it into a frame', 'a page in somebody else’s frame'),
  at(`${HTTP}/sso.test.ts`, 'takes a token that is signed so', 'a token that says how it is to be checked'),
  at(
    `${HTTP}/email-code.test.ts`,
    'takes the code in the browser that asked, and in no other',
    'a code that works in any browser',
  ),
  at(`${HTTP}/email-code.test.ts`, 'refuses fields that are none', 'a field of the client that skips a step'),
  at(
    `${HERE}/addresses.test.ts`,
    'gives nothing away in any spelling of its path',
    'a gate that one spelling passes',
  ),
  at(
    `${HTTP}/email-code.test.ts`,
    'is not used up when a scanner opens the links',
    'a link that acts by being looked at',
  ),
  at(
    `${HTTP}/follow-pages.test.ts`,
    'take no link that was changed in any place',
    'an act for whoever knows an id',
  ),
  at(
    `${HTTP}/follow-pages.test.ts`,
    'link to the address of the settings',
    'a link made from the Host header',
  ),
  at('src/http/own-path.test.ts', 'leads to no other host', 'a way back that leads elsewhere'),
  at(
    `${HTTP}/console-session.test.ts`,
    'costs as much for an unknown address',
    'answers that tell who has an account',
  ),
  at(`${HERE}/schema-fuzz.test.ts`, 'answers without breaking', 'a body that ends the process'),
  at(`${HTTP}/sso.test.ts`, 'opens no account by its address', 'accounts joined by an unproven address'),
  at(
    `${HERE}/kinds.test.ts`,
    'to which a guest with somebody’s address changes nothing',
    'a guest who writes into an account',
  ),
  at(
    `${HERE}/fields.test.ts`,
    'are no others: a column’s name in a body is refused',
    'fields that nobody meant to be set',
  ),
  at(`${HERE}/fields.test.ts`, 'are of the type that the schema says', 'a word where a truth was meant'),
  at(
    `${HERE}/authorisation.test.ts`,
    'tells of a hidden thing no more than of one that is not there',
    'a thing found without asking for whom',
  ),
  at(
    `${HTTP}/follow-by-mail.test.ts`,
    'mails nothing of what was held, or removed',
    'a mail about what its reader may not see',
  ),
  at(
    `${HERE}/kinds.test.ts`,
    'has a closed thread that stays closed',
    'a lock that goes with the first post',
  ),
  at(`${HERE}/authorisation.test.ts`, 'shows a hidden word', 'waiting comments at an address of their own'),
  at(
    `${HTTP}/reading.test.ts`,
    'stands in no answer to a stranger',
    'addresses, or digests of them, in public answers',
  ),
  at(
    `${HERE}/authorisation.test.ts`,
    'lets staff of another newsroom change nothing',
    'one publication’s queue in another’s hands',
  ),
  at(
    `${HERE}/addresses.test.ts`,
    'is the same whatever headers a request brings',
    'a header that changes a page in the cache',
  ),
  at(
    `${HERE}/addresses.test.ts`,
    'may be read across origins by listed pages only',
    'one route that forgot the list of origins',
  ),
  at('test/guards/safety.test.ts', 'gets its values as parameters', 'a word of the request in the SQL'),
  at(
    'src/http/client-address.test.ts',
    'is not made loopback by a header',
    'an address that the client wrote itself',
  ),
  at(
    `${HTTP}/email-code.test.ts`,
    'sends one address five codes an hour, whoever asks',
    'a stranger’s mailbox that is flooded',
  ),
  at(
    'src/outbox/outbound.test.ts',
    'are refused in every spelling of an inner one',
    'requests to inner machines',
  ),
  at(
    `${HTTP}/limits.test.ts`,
    'metrics with the token only',
    'a door that is open while its secret is unset',
  ),
  at('src/core/url.test.ts', 'on the list', 'a host that only ends like a listed one'),
  at(
    `${HTTP}/reading.test.ts`,
    'is found by any spelling of its address, and by none of another host',
    'a story at an address of others',
  ),
  at(
    `${HERE}/fields.test.ts`,
    'are those that a schema names, each with a most length',
    'a limit that only the browser keeps',
  ),
  at(
    'test/guards/regexes.test.ts',
    'takes linear time, whatever it is given',
    'an expression that takes for ever',
  ),
  at('src/formats/xml.test.ts', 'is refused for a DOCTYPE', 'entities that unfold'),
  at(
    'src/formats/open-archive.test.ts',
    'that unpacks to far more than exports do',
    'a small file that is large',
  ),
  at(
    'src/core/email.test.ts',
    'cannot be made to add a header to a mail',
    'an address that mails somebody else',
  ),
  at(
    'src/formats/open-archive.test.ts',
    'that would write outside of its folder',
    'a file name that leads out of its folder',
  ),
  at(`${HTTP}/bad-input.test.ts`, 'a prototype', 'a key that changes every object'),
];
