import type { Evidence } from '../../core/evidence.js';

/** What an imported comment is judged by: its words alone, since its author's past here is empty. */
export interface JudgedDraft {
  /** The body's tree as JSON. */
  readonly bodyJson: string;
  readonly name: string;
  readonly website: string | null;
}

/** What the site's policy would do with a comment that it would not publish, and why. */
export interface Verdict {
  readonly rule: string | null;
  readonly reason: string | null;
  readonly matched: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly policyVersion: string;
}

/** Runs the site's policy over what comes in; `holds` says whether its word counts or is only told. */
export interface Judge {
  readonly holds: boolean;
  /** A verdict for each draft, in their order; null where the policy would publish. Drafts and verdicts survive a structured clone. */
  judge(drafts: readonly JudgedDraft[]): Promise<readonly (Verdict | null)[]>;
  close(): Promise<void>;
}
