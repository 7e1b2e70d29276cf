import type { ComponentChild } from 'preact';
import { linkHost } from '../core/body/link-host.js';
import { inlineToPlain } from '../core/body/to-plain.js';
import type { CommentView } from '../wire/comment.js';

type BodyTree = CommentView['body'];
type BlockTree = BodyTree[number];
type InlineTree = Extract<BlockTree, { type: 'paragraph' | 'heading' }>['children'][number];

/** A body tree as elements, `lang` where that is known. Nests at most MAX_BODY_DEPTH levels (core/body), so recursion is safe. */
export function Body({ body, lang }: { readonly body: BodyTree; readonly lang?: string | undefined }) {
  return (
    <div class="body" lang={lang}>
      {body.map((block) => blockOf(block, 'auto'))}
    </div>
  );
}

/**
 * Each block finds its own direction, so that one language does not turn another. What is inside a quote or a list
 * follows it: a block looks for its direction only in text that does not look for its own (HTML, the `dir` attribute).
 */
function blockOf(block: BlockTree, dir?: 'auto'): ComponentChild {
  switch (block.type) {
    case 'paragraph':
      return <p dir={dir}>{block.children.map(inlineOf)}</p>;
    case 'heading':
      return <h2 dir={dir}>{block.children.map(inlineOf)}</h2>;
    case 'quote':
      return <blockquote dir={dir}>{block.children.map((child) => blockOf(child))}</blockquote>;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wide code scrolls, and a keyboard must be able to scroll it
        <pre dir="ltr" tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return listOf(block, dir);
  }
}

function listOf(list: Extract<BlockTree, { type: 'list' }>, dir: 'auto' | undefined): ComponentChild {
  const items = list.items.map((item) => <li>{item.map((child) => blockOf(child))}</li>);
  if (!list.ordered) return <ul dir={dir}>{items}</ul>;
  return (
    <ol dir={dir} start={list.start}>
      {items}
    </ol>
  );
}

function inlineOf(inline: InlineTree): ComponentChild {
  if (typeof inline === 'string') return inline;
  switch (inline.type) {
    case 'emphasis':
      return <em>{inline.children.map(inlineOf)}</em>;
    case 'strong':
      return <strong>{inline.children.map(inlineOf)}</strong>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'break':
      return <br />;
    case 'link':
      return linkOf(inline);
  }
}

function linkOf(link: Extract<InlineTree, { type: 'link' }>): ComponentChild {
  const children = link.children.map(inlineOf);
  // The server lets no other scheme through (core/body/safe-href); a page that is not ours should not have to trust that.
  if (!/^(https?|mailto):/i.test(link.href)) return children;
  const host = linkHost(link.href, inlineToPlain(link.children));
  return (
    <>
      <a href={link.href} rel="ugc nofollow noopener">
        {children}
      </a>
      {host === undefined ? null : <bdi class="host"> ({host})</bdi>}
    </>
  );
}
