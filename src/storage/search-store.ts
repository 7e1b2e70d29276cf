/** The part of the storage interface that is about searching: see `store.ts` for its rules. */
import type { Comment, CommentStatus } from '../core/comment.js';
import type { SiteId } from '../core/ids.js';
import type { SearchQuery } from '../core/search-words.js';
import type { Desk, ReportListing } from './stored.js';

export interface SearchReads {
  /** Comments with all words of the query, the one stored last first. `author`: words of their author's name. */
  searchComments(input: {
    desks: readonly Desk[];
    query: SearchQuery;
    /** Any if not given. */
    status?: CommentStatus;
    author?: readonly string[];
    /** From and before these times of posting. */
    from?: number;
    before?: number;
    limit: number;
    beforeId?: number;
  }): Promise<readonly Comment[]>;
  /** Public reports in lists with all words of the query, the newest first. */
  searchReports(input: {
    siteId: SiteId;
    query: SearchQuery;
    limit: number;
  }): Promise<readonly ReportListing['report'][]>;
}

export interface SearchWrites {
  /** Indexes at most `limit` of what waits; gives how many. Where an index is empty and nothing waits, everything waits from then on. */
  indexSearch(input: { limit: number }): Promise<{ readonly indexed: number }>;
}
