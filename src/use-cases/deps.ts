import type { IdMaker } from '../core/ids.js';
import type { Outside } from '../core/outside-signal.js';
import type { SecondReader } from '../signals/second/second-reader.js';
import type { Signal } from '../signals/signal.js';
import type { Store } from '../storage/store.js';
import type { NameBearers } from './name-bearers.js';
import type { NearDuplicates } from './near-duplicates.js';
import type { NewsroomDeps, PlaceFinder } from './newsroom-deps.js';
import type { SiteLearning } from './site-learning.js';

/** Signs what leaves the server and comes back, and keys hashes; one key per purpose. */
export interface Signer {
  sign(
    purpose: 'nudge-ticket' | 'proof-of-work' | 'address-hash' | 'follow' | 'notice' | 'statement',
    text: string,
  ): string;
  verify(
    purpose: 'nudge-ticket' | 'proof-of-work' | 'follow' | 'notice' | 'statement',
    text: string,
    signature: string,
  ): boolean;
}

/** All that use cases ask of the outside; each takes a part of it. */
export interface UseCaseDeps {
  readonly store: Store;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly newId: IdMaker;
  readonly secrets: Signer;
  readonly signals: readonly Signal[];
  readonly nearDuplicates: NearDuplicates;
  readonly nameBearers: NameBearers;
  /** Absent where nothing is learnt: while importing. */
  readonly siteLearning?: SiteLearning;
  /** Absent where nothing is read twice: in commands. */
  readonly secondReader?: SecondReader;
  /** Whom rules may ask outside of this server; absent where nobody is set. */
  readonly outside?: Outside;
  readonly maps: NewsroomDeps['maps'];
  readonly photos: NewsroomDeps['photos'];
  readonly pingsHub: boolean;
  readonly places: PlaceFinder;
  /** Told of signals that broke; no word of a comment is in it. */
  readonly onSignalFailure: (signal: string, error: unknown) => void;
}
