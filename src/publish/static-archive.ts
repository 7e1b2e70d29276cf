/** A site as a folder of pages that read without a server, a script or a request: an index, and a page for every story. */
import { bodyToHtml, escapeHtml } from '../core/body/to-html.js';
import type { Comment } from '../core/comment.js';
import { encodeId } from '../core/ids.js';
import type { Photo, Report } from '../core/report.js';
import { arrangePhotos, photoFile } from '../core/report-photos.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { publicState, sight } from '../core/visibility.js';

/** What the archive is made of, in the order in which an export gives it. */
export type ArchivedRecord =
  | { readonly type: 'site'; readonly site: Site }
  | {
      readonly type: 'story';
      readonly story: Story;
      readonly report: Report | null;
      readonly photoFiles: readonly PhotoBytes[];
    }
  | { readonly type: 'comment'; readonly comment: Comment };

/** One width of a photo. */
interface PhotoBytes {
  readonly photo: string;
  readonly name: string;
  readonly content: Uint8Array;
}

/** A file of the archive; `path` has no step outwards. */
export interface ArchivedPage {
  readonly path: string;
  readonly text: string;
}

// Wide enough for the column on a sharp screen; a page holds its photos itself, so that it can be moved alone.
const PHOTO_WIDTH = 1280;
// Deeper replies stand no further in: a phone has no room. Whom they answer is said in words.
const MAX_INDENT = 6;
const STYLE = `body{font:1.0625rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{line-height:1.2}a{color:inherit}.c{border-block-start:1px solid #ccc;padding:.6rem 0;margin-inline-start:calc(var(--d)*1rem);overflow-wrap:anywhere}
.m{font:.875rem/1.4 system-ui,sans-serif;color:#555;margin:0}.g{color:#555;font-style:italic}figure{margin:1rem 0}img{max-width:100%;height:auto}blockquote{border-inline-start:3px solid #ccc;margin-inline:0;padding-inline-start:1rem}pre{overflow-x:auto}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}.c{border-color:#444}.m,.g{color:#aaa}}`;

function page(
  title: string,
  { language, body }: { readonly language: string; readonly body: string },
): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
${body}
</body></html>
`;
}

function timeOf({ createdAt, createdLocal }: Pick<Comment, 'createdAt' | 'createdLocal'>): string {
  if (createdAt === null) return createdLocal === null ? '' : escapeHtml(createdLocal.replace('T', ' '));
  const iso = new Date(createdAt).toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

function nameOf({ author }: Pick<Comment, 'author'>): string {
  return `<bdi>${escapeHtml(author.name || '–')}</bdi>`;
}

function commentHtml(comment: Comment, parent: Comment | undefined): string {
  const id = encodeId(comment.id);
  const start = `<article class="c" id="c-${id}" style="--d:${Math.min(comment.depth - 1, MAX_INDENT)}">`;
  if (sight(comment, 'public') === 'tombstone')
    return `${start}<p class="g">(${publicState(comment)})</p></article>`;
  const canName = parent !== undefined && sight(parent, 'public') === 'text';
  const answers = canName ? ` → <a href="#c-${encodeId(parent.id)}">${nameOf(parent)}</a>` : '';
  return `${start}<p class="m"><strong>${nameOf(comment)}</strong>${answers} · ${timeOf(comment)}</p><div dir="auto">${bodyToHtml(comment.body)}</div></article>`;
}

/** Comments in the order of conversation: each followed by its replies, both by time. No recursion, so no depth is too deep. */
function inConversation(comments: readonly Comment[]): readonly Comment[] {
  const children = new Map<Comment['id'] | null, Comment[]>();
  for (const comment of comments) {
    const siblings = children.get(comment.parentId) ?? [];
    siblings.push(comment);
    children.set(comment.parentId, siblings);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => b.placedAt - a.placedAt || b.id - a.id);
  const ordered: Comment[] = [];
  const ahead = [...(children.get(null) ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    ordered.push(next);
    ahead.push(...(children.get(next.id) ?? []));
  }
  return ordered;
}

function pictureOf({ id, widths, width, height, alt }: Photo, files: readonly PhotoBytes[]): string {
  const wanted = widths.findLast((each) => each <= PHOTO_WIDTH) ?? widths[0] ?? 0;
  const file = files.find(({ photo, name }) => photo === id && name === photoFile(wanted));
  if (file === undefined) return `<p class="g">${escapeHtml(alt)}</p>`;
  const src = `data:image/webp;base64,${Buffer.from(file.content).toString('base64')}`;
  return `<img src="${src}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`;
}

function figureOf(photo: Photo, files: readonly PhotoBytes[]): string {
  const words = [photo.caption, photo.credit, photo.licence].filter((each) => each !== '').map(escapeHtml);
  return `<figure dir="auto">${pictureOf(photo, files)}<figcaption class="m">${words.join(' · ')}</figcaption></figure>`;
}

function reportHtml({ body, details }: Report, files: readonly PhotoBytes[]): string {
  const { lead, pieces } = arrangePhotos(body, details);
  const told = pieces.map((piece) =>
    'photo' in piece ? figureOf(piece.photo, files) : `<div dir="auto">${bodyToHtml(piece.blocks)}</div>`,
  );
  return [...(lead === null ? [] : [figureOf(lead, files)]), ...told].join('\n');
}

interface Open {
  readonly story: Story;
  readonly report: Report | null;
  readonly photoFiles: readonly PhotoBytes[];
  readonly comments: Comment[];
}

function isPublic({ report }: Pick<Open, 'report'>): boolean {
  return report === null || report.status === 'published';
}

function storyPage({ story, report, photoFiles, comments }: Open, site: Site): ArchivedPage {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const shown = inConversation(comments).filter((comment) => sight(comment, 'public') !== 'nothing');
  const address =
    story.url === null
      ? ''
      : `<p class="m"><a href="${escapeHtml(story.url)}">${escapeHtml(story.url)}</a></p>`;
  const article = report === null ? '' : reportHtml(report, photoFiles);
  const thread = shown.map((comment) =>
    commentHtml(comment, comment.parentId === null ? undefined : byId.get(comment.parentId)),
  );
  const body = `<p class="m"><a href="../index.html">${escapeHtml(site.name)}</a></p><h1 dir="auto">${escapeHtml(story.title)}</h1>${address}${article}\n<h2>💬 ${story.total}</h2>\n${thread.join('\n')}`;
  return {
    path: storyPath(story),
    text: page(story.title, { language: story.language ?? site.language, body }),
  };
}

function storyPath({ id }: Story): string {
  return `stories/${encodeId(id)}.html`;
}

function indexPage(site: Site, entries: readonly string[]): ArchivedPage {
  const body = `<h1>${escapeHtml(site.name)}</h1>\n<ul>\n${entries.join('\n')}\n</ul>`;
  return { path: 'index.html', text: page(site.name, { language: site.language, body }) };
}

function entryOf({ story }: Open): string {
  const day = new Date(story.createdAt).toISOString().slice(0, 10);
  return `<li><a href="${storyPath(story)}" dir="auto">${escapeHtml(story.title)}</a> <span class="m">${day} · ${story.total}</span></li>`;
}

/** The pages, one after another, the index last. What the public may not see is in none of them. Memory holds one story. */
export async function* staticArchive(
  records: AsyncIterable<ArchivedRecord>,
): AsyncGenerator<ArchivedPage, void, void> {
  let site: Site | undefined;
  let open: Open | undefined;
  const entries: string[] = [];
  function close(): ArchivedPage | undefined {
    if (open === undefined || site === undefined || !isPublic(open)) return undefined;
    if (open.report?.isUnlisted !== true) entries.push(entryOf(open));
    return storyPage(open, site);
  }
  for await (const record of records) {
    if (record.type === 'site') site = record.site;
    else if (record.type === 'comment') open?.comments.push(record.comment);
    else {
      const done = close();
      if (done !== undefined) yield done;
      open = { ...record, comments: [] };
    }
  }
  const done = close();
  if (done !== undefined) yield done;
  if (site !== undefined) yield indexPage(site, entries);
}
