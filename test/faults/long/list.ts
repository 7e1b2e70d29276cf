import type { Fault } from '../fault.js';
import { crowds } from './crowds.js';
import { failovers } from './failovers.js';
import { kills } from './kills.js';
import { stops } from './stops.js';

/** What `npm run faults -- --long` makes, in this order. */
export const LONG: readonly Fault[] = [...kills(30), ...failovers(), ...crowds(), stops(50)];
