import { beginning } from './0001-beginning.js';
import { identity } from './0002-identity.js';
import { fingerprints } from './0003-fingerprints.js';
import { badges } from './0004-badges.js';
import { featured } from './0005-featured.js';
import { people } from './0006-people.js';
import { newsroom } from './0007-newsroom.js';
import { process } from './0008-process.js';
import { questions } from './0009-questions.js';
import { logLinks } from './0010-log-links.js';
import { replay } from './0011-replay.js';
import { scoring } from './0012-scoring.js';
import { closing } from './0013-closing.js';
import { following } from './0014-following.js';
import { push } from './0015-push.js';
import { search } from './0016-search.js';
import { voters } from './0017-voters.js';
import { policies } from './0018-policies.js';
import { photos } from './0019-photos.js';
import { nameKeys } from './0020-names.js';
import { sitePages } from './0021-site-pages.js';
import { ignored } from './0022-ignored.js';
import { lawNotices } from './0023-law-notices.js';
import { crimeReports } from './0024-crime-reports.js';
import { correctionNotices } from './0025-correction-notices.js';
import { closingDue } from './0026-closing-due.js';
import { retention } from './0027-retention.js';
import { waiting } from './0028-waiting.js';
import { reporters } from './0029-reporters.js';
import { publicNames } from './0030-public-names.js';
import { sections } from './0031-sections.js';
import { searchSeats } from './0032-search-seats.js';
import { savedViews } from './0033-saved-views.js';
import { secondReadings } from './0034-second-readings.js';
import type { Step } from './step.js';

/** Every step from nothing to this program's schema, in order; step n makes version n. Forward only: a step that was released is never changed. */
export const migrations: readonly Step[] = [
  beginning,
  identity,
  fingerprints,
  badges,
  featured,
  people,
  newsroom,
  process,
  questions,
  logLinks,
  replay,
  scoring,
  closing,
  following,
  push,
  search,
  voters,
  policies,
  photos,
  nameKeys,
  sitePages,
  ignored,
  lawNotices,
  crimeReports,
  correctionNotices,
  closingDue,
  retention,
  waiting,
  reporters,
  publicNames,
  sections,
  searchSeats,
  savedViews,
  secondReadings,
];
