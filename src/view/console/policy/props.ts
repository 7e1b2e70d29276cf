import type { PolicyChange } from '../../../core/policy/compare.js';
import type { PlaceKind } from '../../../core/policy/inherit.js';
import type { Policy } from '../../../core/policy/policy.js';
import type { ConsoleFrame } from '../../../wire/console.js';
import type { RuleFields } from './rule-editor.js';

export interface PolicyPageProps {
  readonly frame: ConsoleFrame;
  /** Where the page's forms go. */
  readonly address: string;
  /** How a form names the place to the page on which drafts are tried. */
  readonly placeName: string;
  readonly kind: PlaceKind;
  /** Of the site, the section or the story. */
  readonly name: string;
  readonly backHref: string;
  readonly backName: string;
  readonly mayChange: boolean;
  /** A shipped policy's name; null for rules of the place's own, and for none. */
  readonly shipped: string | null;
  readonly hasOwn: boolean;
  /** What is in force above, and from where. */
  readonly above: { readonly policy: Policy; readonly from: readonly PlaceKind[] };
  /** The place's newest version, 0 for none. */
  readonly version: number;
  /** Of what is turned on. */
  readonly storedProblems: readonly string[];
  readonly draft: Policy;
  /** Whether the draft is other than what is turned on. */
  readonly isChanged: boolean;
  readonly draftProblems: readonly string[];
  readonly editing: RuleFields | null;
  readonly signals: readonly string[];
  readonly templates: readonly string[];
  readonly timezone: string;
  readonly versions: readonly VersionView[];
  readonly compared: { readonly version: number; readonly changes: readonly PolicyChange[] } | null;
  /** Null where no draft can be tried: on the whole installation. */
  readonly replayHref: string | null;
  readonly siteHref: string | null;
  readonly places: readonly { readonly href: string; readonly name: string; readonly kind: PlaceKind }[];
}

export interface VersionView {
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
  readonly name: string | null;
}
