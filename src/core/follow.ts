/** `answers`: to whatever an account (the target) wrote on the site. `replies`: to one comment. `thread`: everything under a story. */
export type FollowKind = 'answers' | 'replies' | 'thread';

/** At once, or gathered into one mail a day. */
export type Rhythm = 'instant' | 'daily';
