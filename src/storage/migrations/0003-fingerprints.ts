/**
 * Only comments that a new one is still compared with have a fingerprint: an archive of a million old ones neither fills
 * this index nor is walked through. The index it replaces served nothing else. Words as in 0001.
 */
export const fingerprints: readonly string[] = [
  `CREATE INDEX comment_by_fingerprint ON comment (site_id, id) WHERE fingerprint IS NOT NULL`,
  `DROP INDEX comment_by_site`,
];
