import type { ComponentChild } from 'preact';
import type { MarkedBlock, MarkedInline, MarkedPiece } from '../../wire/console.js';
import { say } from '../say.js';
import { consoleEn as words } from './messages.js';

/** A comment's words for staff: evidence marked and numbered, links shown with their whole address and not followed. */
export function MarkedBody({ body }: { readonly body: readonly MarkedBlock[] }) {
  return <>{body.map(blockOf)}</>;
}

function blockOf(block: MarkedBlock): ComponentChild {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return <p dir="auto">{block.children.map(inlineOf)}</p>;
    case 'quote':
      return <blockquote dir="auto">{block.children.map(blockOf)}</blockquote>;
    case 'code':
      return (
        <pre dir="ltr">
          <code>{block.pieces.map(pieceOf)}</code>
        </pre>
      );
    case 'list':
      return listOf(block);
  }
}

function listOf({ ordered, start, items }: Extract<MarkedBlock, { type: 'list' }>): ComponentChild {
  const children = items.map((item) => <li>{item.map(blockOf)}</li>);
  if (!ordered) return <ul dir="auto">{children}</ul>;
  return (
    <ol dir="auto" start={start}>
      {children}
    </ol>
  );
}

function inlineOf(inline: MarkedInline): ComponentChild {
  switch (inline.type) {
    case 'text':
      return inline.pieces.map(pieceOf);
    case 'code':
      return <code>{inline.pieces.map(pieceOf)}</code>;
    case 'emphasis':
      return <em>{inline.children.map(inlineOf)}</em>;
    case 'strong':
      return <strong>{inline.children.map(inlineOf)}</strong>;
    case 'break':
      return <br />;
    case 'link':
      return linkOf(inline);
  }
}

/** A moderator wants to know where a link leads, not to go there. */
function linkOf({ href, children }: Extract<MarkedInline, { type: 'link' }>): ComponentChild {
  const isItsAddress = textOf(children) === href;
  return (
    <>
      <span class="link">{children.map(inlineOf)}</span>
      {isItsAddress ? null : (
        <bdi class="address" dir="ltr">
          {' '}
          <span class="unseen">{say(words.linkTo, { address: '' })}</span>
          {href}
        </bdi>
      )}
    </>
  );
}

function textOf(inlines: readonly MarkedInline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'break') return '\n';
      return 'pieces' in inline ? inline.pieces.map(({ text }) => text).join('') : textOf(inline.children);
    })
    .join('');
}

function pieceOf({ text, marks, ends }: MarkedPiece): ComponentChild {
  if (marks.length === 0) return text;
  return (
    <>
      <mark>{text}</mark>
      {ends.map((number) => (
        <sup>
          <span class="unseen">{say(words.markEnd, { n: '' })}</span>
          {number}
        </sup>
      ))}
    </>
  );
}
