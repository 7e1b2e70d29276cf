/** A request to a route of the table, made from its path and its schema: one that a program of that person would send. */
import type { LightMyRequestResponse } from 'fastify';
import type { Route } from '../../src/http/route.js';
import { BASE, type House } from '../http/house.js';
import type { Person } from './estate.js';
import { leastOf } from './least-of.js';

/** What stands in a path in place of its parameters. */
export type Names = Readonly<Record<string, string>>;

/** Fields that the forms of the console and of readers show between them; each form reads those that it knows. */
export const FORM_FIELDS: Names = {
  ...{ act: 'reject', reason: 'off topic', revision: '1', last: '', end: 'reverse', answer: 'It is fine.' },
  ...{ granted: 'yes', kind: 'mute', hours: '1', by: 'author', value: 'raid.example', subject: 'host' },
  ...{ mode: 'hold-first', email: 'somebody@home.example', holds: 'yes', name: 'Some body', text: 'A text.' },
  ...{ title: 'A title', headline: 'A headline', step: 'save', site: 'paper', comment: 'none', vote: '1' },
  ...{ note: '', side: '', words: '' },
};

/** What a body must have besides, which its schema cannot say. */
const MORE: Readonly<Record<string, object>> = {
  'POST /api/v1/moderation/sanctions': {
    site: 'paper',
    subject: { kind: 'host', value: 'raid.example' },
    kind: 'mute',
  },
  'POST /api/v1/stories': { url: 'https://paper.example/news/new' },
  'POST /console/story/:storyId/people': { kind: 'expert' },
  'POST /console/site/:siteId/people': { kind: 'trusted' },
  'POST /console/report/:storyId/take-back': { act: 'withdraw', notice: 'It was wrong.' },
};

/** How a route is named in what a test says. */
export const titleOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;

/** The path of a route; parameters that `names` lacks are filled with what nothing is called. */
export function pathOf(route: Pick<Route, 'path'>, names: Names): string {
  return route.path
    .replace(/(?<!:):([A-Za-z]+)/g, (_, name: string) => names[name] ?? 'nothing')
    .replace('::', ':');
}

export interface Asked {
  readonly route: Route;
  readonly names: Names;
  /** In place of the route's own path. */
  readonly url?: string;
  /** In place of a body that the route takes. */
  readonly body?: unknown;
  /** Fields of a form besides those that forms have. */
  readonly form?: Names;
  readonly headers?: Names;
}

/** Sends it as `person`, from our own page. */
export function ask(house: House, person: Person, asked: Asked): Promise<LightMyRequestResponse> {
  const { route, names, url = pathOf(route, names), headers } = asked;
  const isForm = ['page', 'form', 'console'].includes(route.space);
  const [type, payload] = route.takesFiles
    ? [`multipart/form-data; boundary=${BOUNDARY}`, filesText()]
    : isForm
      ? ['application/x-www-form-urlencoded', formText(asked)]
      : ['application/json', JSON.stringify(asked.body ?? bodyOf(route))];
  return house.server.inject({
    method: route.method,
    url,
    headers: {
      host: new URL(BASE).host,
      origin: BASE,
      'idempotency-key': 'a-key-of-the-test',
      'if-match': '"1"',
      ...(person.cookie === '' ? {} : { cookie: person.cookie }),
      ...(route.method === 'GET' ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(route.method === 'GET' ? {} : { payload }),
  });
}

const BOUNDARY = 'boundary-of-the-test';

/** A form with one file that is a small archive. */
function filesText(): string {
  const head = 'content-disposition: form-data; name="files"; filename="a.csv"';
  return `--${BOUNDARY}\r\n${head}\r\n\r\nstoryUrl,text\nhttps://paper.example/a,Hello\n\r\n--${BOUNDARY}--\r\n`;
}

function formText({ route, names, form }: Asked): string {
  const pick = { [`pick-${names.commentId}`]: '1..' };
  return new URLSearchParams({ ...FORM_FIELDS, ...pick, ...MORE[titleOf(route)], ...form }).toString();
}

/** A body that the route takes. */
export function bodyOf(route: Route): object {
  return { ...(route.body === undefined ? {} : (leastOf(route.body) as object)), ...MORE[titleOf(route)] };
}
