import type { ParsedComment } from '../../core/archive.js';
import type { CommentId } from '../../core/ids.js';
import { encodeId } from '../../core/ids.js';

// What comment systems put before the id in the fragment of a comment.
const FRAGMENT =
  /(href\s*=\s*["']|\]\()#((?:li-|div-)?(?:comment-|remark42__comment-|isso-|cid-|c)?)([\w:.-]{1,100})(?=["')])/gi;

/**
 * The text with links to other comments of the archive leading to where these are now. Only what is shown is changed: the
 * source stays as it came. Links to what is not in the archive stay, and are dropped with all that is not absolute.
 */
export function withNewAnchors(
  text: string,
  {
    home,
    idOf,
  }: { readonly home: string | null; readonly idOf: (sourceId: string) => CommentId | undefined },
): string {
  if (home === null || !text.includes('#')) return text;
  return text.replace(FRAGMENT, (...found: readonly string[]) => {
    const [whole = '', start = '', prefix = '', rest = ''] = found;
    const id = idOf(prefix + rest) ?? idOf(rest);
    return id === undefined ? whole : `${start}${home.replace(/\/$/, '')}/c/${encodeId(id)}`;
  });
}

// Files that go when the account goes.
const UPLOADS =
  /https?:\/\/(?:(?:uploads|media|a)\.disquscdn\.com|s3\.amazonaws\.com\/intensedebate|[\w.-]{0,60}\.hypercomments\.com|[\w.-]{0,60}\.livefyre\.com)\/[^\s"'<>)]{1,1000}/gi;

/** Addresses of files in a comment that the system which is being left holds, and will delete. */
export function uploadsIn({ text }: Pick<ParsedComment, 'text'>): readonly string[] {
  return text.includes('://') ? [...new Set(text.match(UPLOADS) ?? [])] : [];
}
