import type { Translated } from '../../say.js';
import type { followEn } from './en.js';

export type FollowWords = Translated<typeof followEn>;
