import type { Db } from '../db.js';

/** One step of the schema: statements, and work for what SQL alone cannot say. */
export type Step = readonly (string | ((db: Db) => Promise<void>))[];
