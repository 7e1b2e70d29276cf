/** What a newsroom tells of its own markup; every value is a selector, `selector@attribute` or `@attribute` of the comment itself. */
export interface SelectorMap {
  readonly comment: string;
  readonly id?: string;
  readonly parent?: string;
  /** Its number is the level of the comment, from 0 or 1; it answers the last one that is a level further out. */
  readonly level?: string;
  /** Answers the last comment that is not one. */
  readonly reply?: string;
  readonly author?: string;
  readonly time?: string;
  readonly body?: string;
  readonly drop?: string;
  readonly removed?: string;
  readonly pending?: string;
  readonly staff?: string;
}
