/**
 * A body is what a comment or report says, as a small tree. It is the only form in which text travels to a reader:
 * nothing on anyone's page ever parses HTML that came from us (docs/decisions/0002).
 * Nesting is at most MAX_BODY_DEPTH levels, so walking it by recursion is safe.
 */
export type Inline =
  | string
  | { readonly type: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' };

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  /** Reports only; a comment's heading becomes a paragraph. */
  | { readonly type: 'heading'; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'code'; readonly text: string }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly start?: number;
      readonly items: readonly (readonly Block[])[];
    };

export type Body = readonly Block[];

/** How the original text beside a body is written. `html` and `wordpress` come from imports only. */
export type SourceFormat = 'markdown' | 'plain' | 'html' | 'wordpress';

/**
 * Quotes and lists nest no deeper than this, together; nor do emphasis, strong and links. What would go deeper is flattened
 * into its parent.
 */
export const MAX_BODY_DEPTH = 12;
