// What other systems put before a comment's id in the fragment of its address: WordPress, wpDiscuz and Disqus, Remark42, Isso,
// Commento, Comentario, IntenseDebate, Blogger, and themes of WordPress.
const PREFIX =
  /^(?:li-comment-|div-comment-|wc-comm-|wpd-comm-|comment-|remark42__comment-|isso-|commento-comment-|commento-|comentario-|idcomment|cid-|c(?=\d))/i;
const PARENT = /_\d{1,20}$/;
const LONGEST = 200;

/**
 * The ids that a comment may have had in the system whose fragment or parameter this is (`comment-123`, `isso-4`, a bare
 * UUID), the likeliest first; none for what can be no such thing.
 */
export function oldIdsOf(anchor: string): readonly string[] {
  if (anchor === '' || anchor.length > LONGEST) return [];
  const bare = anchor.replace(PREFIX, '');
  return [...new Set([bare, anchor, bare.replace(PARENT, '')])].filter((id) => id !== '');
}
