import MarkdownIt, { type Token } from 'markdown-it';

type Nesting = -1 | 0 | 1;

/**
 * markdown-it's own tokens are slow to make, and long lists and runs of asterisks consist of little else. These hold what
 * its rules read.
 */
class LeanToken {
  type: string;
  tag: string;
  nesting: number;
  level = 0;
  attrs: Token['attrs'] = null;
  map: Token['map'] = null;
  children: Token[] | null = null;
  content = '';
  markup = '';
  info = '';
  meta: unknown = null;
  block = false;
  hidden = false;

  constructor(type: string, tag: string, nesting: number) {
    this.type = type;
    this.tag = tag;
    this.nesting = nesting;
  }
}

/** An attribute of a token, lean or not, as text; empty where it has none of the name. */
export function attributeOf(token: Token, name: string): string {
  return String(token.attrs?.find(([key]) => key === name)?.[1] ?? '');
}

/** The state of block rules, with lean tokens. */
export class LeanBlockState extends MarkdownIt.StateBlock {
  override push(type: string, tag: string, nesting: Nesting): Token {
    if (nesting < 0) this.level--;
    const token = new LeanToken(type, tag, nesting) as Token;
    token.level = this.level;
    if (nesting > 0) this.level++;
    this.tokens.push(token);
    return token;
  }
}

/** The state of inline rules, with lean tokens. */
export class LeanInlineState extends MarkdownIt.StateInline {
  override pushPending(): Token {
    const token = new LeanToken('text', '', 0) as Token;
    token.content = this.pending;
    token.level = this.pendingLevel;
    this.pending = '';
    this.tokens.push(token);
    return token;
  }

  override push(type: string, tag: string, nesting: Nesting): Token {
    if (this.pending !== '') this.pushPending();
    const token = new LeanToken(type, tag, nesting) as Token;
    if (nesting < 0) {
      this.level--;
      this.delimiters = this._prev_delimiters.pop() ?? [];
    }
    token.level = this.level;
    if (nesting > 0) {
      this.level++;
      this._prev_delimiters.push(this.delimiters);
      this.delimiters = [];
    }
    this.pendingLevel = this.level;
    this.tokens.push(token);
    this.tokens_meta.push(nesting > 0 ? { delimiters: this.delimiters } : undefined);
    return token;
  }
}
