import { linkHost } from './link-host.js';
import { inlineToPlain } from './to-plain.js';
import type { Block, Body, Inline } from './tree.js';

const SPECIAL = /[&<>"']/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, between tags or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPED[character] ?? '');
}

function linkHtml(href: string, children: readonly Inline[]): string {
  const host = linkHost(href, inlineToPlain(children));
  const aside = host === undefined ? '' : `<span class="link-host"> (${escapeHtml(host)})</span>`;
  return `<a href="${escapeHtml(href)}" rel="ugc nofollow noopener">${inlinesHtml(children)}</a>${aside}`;
}

function inlineHtml(inline: Inline): string {
  if (typeof inline === 'string') return escapeHtml(inline);
  switch (inline.type) {
    case 'emphasis':
      return `<em>${inlinesHtml(inline.children)}</em>`;
    case 'strong':
      return `<strong>${inlinesHtml(inline.children)}</strong>`;
    case 'link':
      return linkHtml(inline.href, inline.children);
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`;
    case 'break':
      return '<br>';
  }
}

function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

function itemHtml(blocks: readonly Block[]): string {
  const only = blocks.length === 1 ? blocks[0] : undefined;
  return only?.type === 'paragraph'
    ? `<li>${inlinesHtml(only.children)}</li>`
    : `<li>${blocksHtml(blocks, '')}</li>`;
}

function blockHtml(block: Block, attributes: string): string {
  switch (block.type) {
    case 'paragraph':
      return `<p${attributes}>${inlinesHtml(block.children)}</p>`;
    case 'heading':
      return `<h2${attributes}>${inlinesHtml(block.children)}</h2>`;
    case 'quote':
      return `<blockquote${attributes}>${blocksHtml(block.children, '')}</blockquote>`;
    case 'code':
      return `<pre${attributes}><code>${escapeHtml(block.text)}</code></pre>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.start === undefined ? '' : ` start="${block.start}"`;
      return `<${tag}${start}${attributes}>${block.items.map(itemHtml).join('')}</${tag}>`;
    }
  }
}

function blocksHtml(blocks: readonly Block[], attributes: string): string {
  return blocks.map((block) => blockHtml(block, attributes)).join('');
}

/**
 * The HTML of a body: the one place where a tree becomes markup. Everything is escaped, links carry
 * `rel="ugc nofollow noopener"` and, where their words do not show it, the host that they lead to. Each outermost block
 * takes its direction from its own words.
 */
export function bodyToHtml(body: Body): string {
  return blocksHtml(body, ' dir="auto"');
}
