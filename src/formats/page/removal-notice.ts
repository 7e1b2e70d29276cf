// What systems and moderators put in the place of a text that they took away; the first words of a short sentence.
const NOTICES: readonly RegExp[] = [
  /^\[?(?:this )?(?:comment|post|message)s? (?:has|have|was|were|is) (?:been )?(?:removed|deleted)/i,
  /^\[?(?:removed|deleted)(?: by (?:a |the )?(?:moderator|author|administrator|editors?))?\]?[.!]?$/i,
  /^\[?(?:comment|post) (?:removed|deleted)\b/i,
  /^\[?(?:entfernt|gelöscht)(?:\.|\]|$)/i,
  /^\[?(?:dieser )?(?:kommentar|beitrag) (?:wurde|ist) (?:.{0,40} )?(?:entfernt|gelöscht)/i,
  /^\[?(?:ce )?commentaire (?:a été |est )?(?:supprimé|retiré)/i,
  /^\[?(?:este )?comentario (?:ha sido |fue )?(?:eliminado|borrado)/i,
  /^\[?(?:este )?comentário (?:foi )?(?:removido|eliminado)/i,
  /^\[?(?:questo )?commento (?:è stato )?(?:rimosso|eliminato|cancellato)/i,
  /^\[?(?:deze )?(?:reactie|bijdrage) (?:is )?verwijderd/i,
];
const MAX_LENGTH = 160;

/** Whether a whole text is nothing but the notice that a comment was taken away. */
export function isRemovalNotice(text: string): boolean {
  return text.length <= MAX_LENGTH && NOTICES.some((notice) => notice.test(text));
}
