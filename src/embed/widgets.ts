/**
 * `<parley-latest site>`, `<parley-featured site>` and `<parley-comment comment>`: comments outside of their thread, on any page
 * of a newsroom. No words of its own, nothing remembered, no cookie: the public API, DOM calls, one constructed sheet.
 */
import type { CommentView } from '../wire/comment.js';
import type { ContextView, SiteCommentsView } from '../wire/thread.js';
import { createAsk } from './api.js';
import { element } from './elements.js';

/** widgets.css, minified, put here by the bundler. */
declare const PARLEY_WIDGETS_STYLE: string;

const EXCERPT = 280;
const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[src*="/widgets."]');
const base = new URL('.', script?.src ?? location.href).href.replace(/\/$/, '');

interface Shown {
  readonly comment: CommentView;
  readonly title: string;
}

interface Listing {
  readonly shown: readonly Shown[];
  readonly language: string;
  readonly timezone?: string;
}

type Load = (host: HTMLElement) => Promise<Listing>;

const ask = createAsk(base, new AbortController().signal);

function listOf(show: 'latest' | 'featured'): Load {
  return async (host) => {
    const limit = host.getAttribute('limit') ?? '5';
    const query = new URLSearchParams({ site: host.getAttribute('site') ?? '', show, limit });
    const { comments, language, timezone } = await ask<SiteCommentsView>(`public/comments?${query}`);
    return {
      shown: comments.map(({ comment, story }) => ({ comment, title: story.title })),
      language,
      timezone,
    };
  };
}

const oneComment: Load = async (host) => {
  const id = encodeURIComponent(host.getAttribute('comment') ?? '');
  const { comment, story } = await ask<ContextView>(`public/comments/${id}`);
  return { shown: [{ comment, title: story.title }], language: story.language };
};

/** The words of a body, a line a block; links and marks are left to the thread. */
function wordsOf(node: unknown): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(wordsOf).join('');
  const { type, children, items, text } = (node ?? {}) as Readonly<Record<string, unknown>>;
  if (type === 'break') return ' ';
  const inner = wordsOf(children ?? items ?? text ?? '');
  return type === 'paragraph' || type === 'quote' || type === 'list' || type === 'code' ? `${inner} ` : inner;
}

function item({ comment, title }: Shown, dates: Intl.DateTimeFormat): HTMLElement {
  const words = wordsOf(comment.body).replace(/\s+/g, ' ').trim();
  const text = words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
  const quote = element('blockquote', { dir: 'auto' }, [text]);
  const facts: (Node | string)[] = [element('bdi', {}, [comment.author?.name ?? ''])];
  if (comment.createdAt !== null) {
    const time = dates.format(new Date(comment.createdAt));
    facts.push(' ', element('time', { dateTime: comment.createdAt }, [time]));
  }
  const link = element('a', { href: `${base}/c/${comment.id}`, dir: 'auto' }, [title || base]);
  return element('li', {}, [quote, element('p', {}, facts), link]);
}

function widget(load: Load): typeof HTMLElement {
  return class extends HTMLElement {
    connectedCallback(): void {
      this.#show().catch(() => this.shadowRoot?.replaceChildren());
    }

    async #show(): Promise<void> {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(PARLEY_WIDGETS_STYLE);
      root.adoptedStyleSheets = [sheet];
      const { shown, language, timezone } = await load(this);
      const zone = timezone === undefined ? {} : { timeZone: timezone };
      const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', ...zone });
      const standing = shown.filter(({ comment }) => comment.author !== null);
      root.replaceChildren(
        element(
          'ul',
          { lang: language },
          standing.map((one) => item(one, dates)),
        ),
      );
    }
  };
}

const WIDGETS = { latest: listOf('latest'), featured: listOf('featured'), comment: oneComment };
for (const [name, load] of Object.entries(WIDGETS)) {
  if (!customElements.get(`parley-${name}`)) customElements.define(`parley-${name}`, widget(load));
}
