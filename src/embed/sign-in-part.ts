/** The part that signs readers in, as the thread's program sees it; it comes from a file of its own. */
export interface SignInPart {
  /** Shows the ways in; to whoever is signed in, the way out. */
  open(): Promise<void>;
  /** Makes good what this page has: the newsroom's token, or its own. Before the thread asks who is there. */
  resume(): Promise<void>;
}
