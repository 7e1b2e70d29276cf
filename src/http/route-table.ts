import type { Route } from './route.js';
import { healthRoutes } from './routes/health.js';
import { meRoutes } from './routes/me.js';
import { moderationRoutes } from './routes/moderation.js';
import { postingRoutes } from './routes/posting.js';
import { publicCommentRoutes } from './routes/public-comments.js';
import { publicStoryRoutes } from './routes/public-stories.js';

/** Every address that answers, in the order of the reference. Nothing is registered but what stands here. */
export const ROUTES: readonly Route[] = [
  ...publicStoryRoutes,
  ...publicCommentRoutes,
  ...postingRoutes,
  ...meRoutes,
  ...moderationRoutes,
  ...healthRoutes,
];
