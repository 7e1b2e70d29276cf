/** Addresses that a thread links to, on the host that serves the discussion. */
export interface Urls {
  /** A comment in its context. */
  readonly comment: (id: string) => string;
  /** The form for a comment, or for a reply to `parentId`, which works without JavaScript. */
  readonly compose: (storyId: string, parentId?: string) => string;
  /** The form for a complaint about a comment. */
  readonly flag: (id: string) => string;
}

/** `base` without a closing slash: empty, a path, or a whole origin. */
export function urlsBelow(base: string): Urls {
  return {
    comment: (id) => `${base}/c/${id}`,
    compose: (storyId, parentId) =>
      `${base}/compose?story=${storyId}${parentId === undefined ? '' : `&parent=${parentId}`}`,
    flag: (id) => `${base}/flag?comment=${id}`,
  };
}
