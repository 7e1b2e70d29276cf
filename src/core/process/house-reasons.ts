/** Why staff reject or remove a comment. The names stand in the log as the decision's rule; they stay. */
export const HOUSE_REASONS = [
  'insult',
  'hate',
  'threat',
  'spam',
  'off-topic',
  'privacy',
  'false-claim',
  'illegal',
] as const;
export type HouseReason = (typeof HOUSE_REASONS)[number];

/** Categories and keywords of the Transparency Database (https://transparency.dsa.ec.europa.eu/page/api-documentation). */
interface LawCategory {
  readonly category: string;
  readonly keyword: string | null;
}

const OTHER: LawCategory = { category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC', keyword: null };

const CATEGORIES: Readonly<Record<HouseReason, LawCategory>> = {
  insult: { category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', keyword: 'KEYWORD_CYBER_HARASSMENT' },
  hate: { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', keyword: 'KEYWORD_HATE_SPEECH' },
  threat: { category: 'STATEMENT_CATEGORY_VIOLENCE', keyword: 'KEYWORD_INCITEMENT_VIOLENCE_HATRED' },
  spam: { category: 'STATEMENT_CATEGORY_CONSUMER_INFORMATION', keyword: 'KEYWORD_HIDDEN_ADVERTISEMENT' },
  'off-topic': OTHER,
  privacy: { category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS', keyword: null },
  'false-claim': {
    category: 'STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
    keyword: 'KEYWORD_MISINFORMATION_DISINFORMATION',
  },
  illegal: { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', keyword: null },
};

/** The law's category for a decision's rule; what no house reason names is a breach of the terms. */
export function lawCategory(rule: string | null): LawCategory {
  return isHouseReason(rule) ? CATEGORIES[rule] : OTHER;
}

export function isHouseReason(rule: string | null | undefined): rule is HouseReason {
  return HOUSE_REASONS.some((reason) => reason === rule);
}
