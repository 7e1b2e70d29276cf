/** The made-up archives with what is known of them. */
import * as made from './fixtures/archives.js';
import { type Content, linesOf } from './reading.js';

export interface Example {
  readonly format: string;
  /** What tells it from other examples of the format. */
  readonly dialect: string;
  readonly files: readonly Content[];
  /** Comments that are read. */
  readonly comments: number;
  /** Cut anywhere, it is never taken for whole: it has an end of its own. */
  readonly isClosed?: true;
}

function one(format: string, dialect: string, file: Content): Example {
  return { format, dialect, files: [file], comments: 2 };
}

function closed(format: string, dialect: string, file: Content): Example {
  return { ...one(format, dialect, file), isClosed: true };
}

export const EXAMPLES: readonly Example[] = [
  closed('disqus', 'XML', made.DISQUS),
  closed('wxr', 'XML', made.WXR),
  closed('parley', 'lines', made.PARLEY),
  one('outline', 'text', made.OUTLINE),
  one('outline', 'text without bullets', made.SIGNED_OUTLINE),
  one('html', 'page', made.HTML_PAGE),
  one('isso', 'database', made.ISSO),
  one('cusdis', 'database', made.CUSDIS_DATABASE),
  closed('cusdis', 'JSON', made.CUSDIS_JSON),
  { ...one('schnack', 'database', made.SCHNACK), comments: 3 },
  one('remark42', 'backup', made.REMARK42),
  closed('commento', 'version 1', made.COMMENTO),
  closed('comentario', 'version 3', made.COMENTARIO),
  closed('artrans', 'list', made.ARTRANS),
  closed('waline', 'JSON', made.WALINE),
  one('waline', 'CSV', made.WALINE_CSV),
  closed('valine', 'list', JSON.stringify(made.LEANCLOUD_ROWS)),
  closed('valine', 'results', JSON.stringify({ results: made.LEANCLOUD_ROWS })),
  one('valine', 'lines', linesOf(made.LEANCLOUD_ROWS)),
  one('valine', 'CSV', made.VALINE_CSV),
  closed('twikoo', 'list', JSON.stringify(made.TWIKOO_ROWS)),
  one('twikoo', 'lines', linesOf(made.TWIKOO_ROWS)),
  one('twikoo', 'CSV', made.TWIKOO_CSV),
  closed('duoshuo', 'JSON', made.DUOSHUO),
  closed('isso-json', 'JSON', made.ISSO_JSON),
  { format: 'livefyre', dialect: 'articles and users', files: made.LIVEFYRE, comments: 2 },
  { format: 'coral', dialect: 'four collections', files: made.CORAL, comments: 2 },
  { format: 'coral-4', dialect: 'three collections', files: made.CORAL_4, comments: 2 },
  { format: 'coral-csv', dialect: 'three tables', files: made.CORAL_CSV, comments: 2 },
  closed('discourse', 'topic', made.DISCOURSE),
  closed('giscus', 'GraphQL', made.GISCUS),
  { format: 'utterances', dialect: 'issues and comments', files: made.UTTERANCES, comments: 2 },
  closed('facebook', 'by address', made.FACEBOOK),
  closed('talkyard', 'dump', made.TALKYARD),
  { format: 'ghost', dialect: 'backup and members', files: made.GHOST, comments: 2 },
  closed('wp-rest', 'list', made.WP_REST),
  closed('json', 'list', JSON.stringify(made.GENERIC_ROWS)),
  one('json', 'lines', linesOf(made.GENERIC_ROWS)),
  closed('json', 'object', JSON.stringify({ comments: made.GENERIC_ROWS })),
  one('csv', 'semicolons', made.GENERIC_CSV),
  one('openweb', 'CSV', made.OPENWEB),
  closed('blogger', 'archive', made.BLOGGER),
  closed('blogger', 'Takeout', made.BLOGGER_TAKEOUT),
  closed('intensedebate', 'XML', made.INTENSEDEBATE),
  closed('hypercomments', 'XML', made.HYPERCOMMENTS),
  closed('movabletype', 'text', made.MOVABLE_TYPE),
  { ...one('staticman', 'file', made.STATICMAN), comments: 1 },
];
