import type { Fault } from '../fault.js';
import { crowds } from './crowds.js';
import { cuts } from './cuts.js';
import { failovers } from './failovers.js';
import { kills } from './kills.js';
import { locks } from './locks.js';
import { repeats } from './repeats.js';
import { restarts } from './restarts.js';
import { slowCrowds } from './slow-crowds.js';
import { stops } from './stops.js';

/** What `npm run faults -- --long` makes, in this order. */
export const LONG: readonly Fault[] = [
  ...kills(30),
  ...restarts(),
  ...failovers(),
  ...locks(),
  ...repeats(),
  ...cuts(),
  ...slowCrowds(),
  ...crowds(),
  stops(50),
];
