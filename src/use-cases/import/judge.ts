import type { Body } from '../../core/body/tree.js';
import type { Evidence } from '../../core/evidence.js';

/** What an imported comment is judged by: its words alone, since its author's past here is empty. */
export interface JudgedDraft {
  readonly body: Body;
  readonly name: string;
  readonly website: string | null;
  readonly language: string | null;
}

/** What the site's policy would do with it, and why. */
export interface Verdict {
  readonly outcome: 'publish' | 'hold' | 'reject' | 'nudge';
  readonly rule: string | null;
  readonly reason: string | null;
  readonly matched: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly policyVersion: string;
}

/** Runs the site's policy over what comes in; `holds` says whether its word counts or is only told. */
export interface Judge {
  readonly holds: boolean;
  judge(draft: JudgedDraft): Promise<Verdict>;
}
