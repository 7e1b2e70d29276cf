import type { Catalogue } from '../../view/messages/catalogue.js';
import type { CommentView } from '../../wire/comment.js';

export type WritingWords = Catalogue['writing'];

/** What the tools of a form need from whoever has the form. */
export interface FormStand {
  readonly words: WritingWords;
  /** What the server makes of a text; fails with a sentence for the writer. */
  readonly read: (text: string) => Promise<CommentView['body']>;
  /** Paints a body as comments are painted. */
  readonly paint: (body: CommentView['body'], into: Element) => void;
  /** What can be answered, in Markdown with its marks. */
  readonly quote?: string | undefined;
}
