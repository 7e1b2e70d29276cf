import { code, madeFrom, page, table } from './markdown.mjs';
import { namedShapes, shapeName, shapeText } from './shapes.mjs';
import { notesFor, programModule } from './sources.mjs';

/** In this order; a route belongs to one. */
const SPACES = ['public', 'me', 'staff', 'page', 'form', 'console', 'asset', 'health', 'scoring'];

/** Fastify's `/c/:commentId` as people read it: `/c/{commentId}`. */
function published(route) {
  return route.replace(/(?<!:):(\w+)/g, '{$1}').replace('::', ':');
}

function parameterRows(parameters = {}) {
  return Object.entries(parameters).map(([name, { schema, about, required }]) => [
    code(name),
    shapeName(schema, new Map()),
    required ? `${about} Must be given.` : about,
  ]);
}

function answerLine([status, schema], names) {
  return schema === null ? `${status} without a body` : `${status} ${code(shapeName(schema, names))}`;
}

function routeBlocks(route, names) {
  const { method, about, who, query, headers, body, answers } = route;
  const answered = Object.entries(answers ?? {}).map((answer) => answerLine(answer, names));
  const rows = [
    ...parameterRows(query).map((row) => ['query', ...row]),
    ...parameterRows(headers).map((row) => ['header', ...row]),
  ];
  return [
    `### ${method} ${published(route.path)}`,
    about,
    who === 'anyone' ? '' : `For: ${who}.`,
    table(['in', 'name', 'type', ''], rows),
    body === undefined ? '' : `Body: ${code(shapeName(body, names))}.`,
    answered.length === 0 ? '' : `Answers: ${answered.join(', ')}.`,
  ];
}

/** What is counted, from the limits that the server runs with. */
async function limitsText() {
  const { postsPerAddress, postsPerStory, writesPerAddress } = (await programModule('http/deps'))
    .DEFAULT_LIMITS;
  const { SIGN_INS_PER_MINUTE } = await programModule('http/limits');
  const { BODY_LIMIT } = await programModule('http/errors');
  return [
    '**Limits**, each for a minute:',
    `${postsPerAddress} posts from one address, ${postsPerStory} under one story,`,
    `${writesPerAddress} other writes from one address, ${SIGN_INS_PER_MINUTE} tries to sign in.`,
    'Beyond them: `rate_limited` with `Retry-After`. An IPv6 network of 64 bits counts as one address.',
    `A request's body may have ${BODY_LIMIT.toLocaleString('en')} bytes.`,
  ].join(' ');
}

/** docs/reference/api.md, from the table of routes and the schemas of src/wire/. */
export async function apiPage() {
  const { ROUTES } = await programModule('http/route-table');
  const names = await namedShapes();
  const notes = notesFor('api', [...SPACES, 'Shapes']);
  const strangers = ROUTES.filter(({ space }) => !SPACES.includes(space));
  if (strangers.length > 0) throw new Error(`scripts/docs/api.mjs knows no space ${strangers[0].space}`);
  // The note of a space begins with its title.
  const spaces = SPACES.flatMap((space) => [
    `## ${notes.of(space)}`,
    ...ROUTES.filter((route) => route.space === space).flatMap((route) => routeBlocks(route, names)),
  ]);
  const shapes = [...names].map(([schema, name]) => [name, JSON.parse(schema)]);
  return page([
    '# HTTP',
    madeFrom('the routes in src/http/routes/, the schemas in src/wire/ and scripts/docs/notes/api.md'),
    notes.intro,
    await limitsText(),
    ...spaces,
    '## Shapes',
    notes.of('Shapes'),
    ...shapes.flatMap(([name, schema]) => [`### ${name}`, `\`\`\`ts\n${shapeText(schema, names)}\n\`\`\``]),
  ]);
}
