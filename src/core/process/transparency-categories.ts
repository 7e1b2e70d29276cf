import type { NoticeKind } from './notice.js';

/**
 * Rows of parts 4 to 6 of the templates in Annex I of Implementing Regulation (EU) 2024/2835: each category, with the
 * keywords below it but for `KEYWORD_OTHER`, with which every list ends. Written without their prefixes.
 */
const ILLEGAL: readonly (readonly [category: string, keywords: string])[] = [
  ['ANIMAL_WELFARE', 'ANIMAL_HARM UNLAWFUL_SALE_ANIMALS'],
  [
    'CONSUMER_INFORMATION',
    'HIDDEN_ADVERTISEMENT INSUFFICIENT_INFORMATION_ON_TRADERS MISLEADING_INFO_GOODS_SERVICES MISLEADING_INFO_CONSUMER_RIGHTS NONCOMPLIANCE_PRICING',
  ],
  [
    'CYBER_VIOLENCE',
    'CYBER_BULLYING_INTIMIDATION CYBER_HARASSMENT CYBER_INCITEMENT CYBER_STALKING NON_CONSENSUAL_IMAGE_SHARING NON_CONSENSUAL_MATERIAL_DEEPFAKE',
  ],
  [
    'CYBER_VIOLENCE_AGAINST_WOMEN',
    'BULLYING_AGAINST_GIRLS CYBER_HARASSMENT_AGAINST_WOMEN CYBER_STALKING_AGAINST_WOMEN FEMALE_GENDERED_DISINFORMATION INCITEMENT_AGAINST_WOMEN NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN',
  ],
  [
    'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    'BIOMETRIC_DATA_BREACH DATA_FALSIFICATION MISSING_PROCESSING_GROUND RIGHT_TO_BE_FORGOTTEN',
  ],
  ['ILLEGAL_OR_HARMFUL_SPEECH', 'DEFAMATION DISCRIMINATION HATE_SPEECH'],
  [
    'INTELLECTUAL_PROPERTY_INFRINGEMENTS',
    'COPYRIGHT_INFRINGEMENT DESIGN_INFRINGEMENT GEOGRAPHIC_INDICATIONS_INFRINGEMENT PATENT_INFRINGEMENT TRADE_SECRET_INFRINGEMENT TRADEMARK_INFRINGEMENT',
  ],
  [
    'NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
    'MISINFORMATION_DISINFORMATION VIOLATION_EU_LAW VIOLATION_NATIONAL_LAW',
  ],
  [
    'PROTECTION_OF_MINORS',
    'AGE_SPECIFIC_RESTRICTIONS_MINORS CHILD_SEXUAL_ABUSE_MATERIAL CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE GROOMING_SEXUAL_ENTICEMENT_MINORS UNSAFE_CHALLENGES',
  ],
  [
    'RISK_FOR_PUBLIC_SECURITY',
    'ILLEGAL_ORGANIZATIONS RISK_ENVIRONMENTAL_DAMAGE RISK_PUBLIC_HEALTH TERRORIST_CONTENT',
  ],
  [
    'SCAMS_AND_FRAUD',
    'IMPERSONATION_ACCOUNT_HIJACKING INAUTHENTIC_ACCOUNTS INAUTHENTIC_LISTINGS INAUTHENTIC_USER_REVIEWS PHISHING PYRAMID_SCHEMES',
  ],
  ['SELF_HARM', 'CONTENT_PROMOTING_EATING_DISORDERS SELF_MUTILATION SUICIDE'],
  ['UNSAFE_AND_PROHIBITED_PRODUCTS', 'PROHIBITED_PRODUCTS UNSAFE_PRODUCTS'],
  [
    'VIOLENCE',
    'COORDINATED_HARM INCITEMENT_VIOLENCE_HATRED HUMAN_EXPLOITATION HUMAN_TRAFFICKING TRAFFICKING_WOMEN_GIRLS',
  ],
];

const ONLY_TERMS: (typeof ILLEGAL)[number] = [
  'OTHER_VIOLATION_TC',
  'ADULT_SEXUAL_MATERIAL AGE_SPECIFIC_RESTRICTIONS GEOGRAPHICAL_REQUIREMENTS GOODS_SERVICES_NOT_PERMITTED LANGUAGE_REQUIREMENTS NUDITY',
];

/** A row of a table: what is counted under a category, or under one keyword of it. */
export interface CategoryRow {
  readonly category: string;
  readonly keyword: string | null;
}

const PREFIX = 'STATEMENT_CATEGORY_';

function rowsOf(categories: typeof ILLEGAL): readonly CategoryRow[] {
  return categories.flatMap(([name, keywords]) => {
    const category = `${PREFIX}${name}`;
    const below = [...keywords.split(' '), 'OTHER'].map((keyword) => `KEYWORD_${keyword}`);
    return [{ category, keyword: null }, ...below.map((keyword) => ({ category, keyword }))];
  });
}

/** Part 5: measures on the ground of the law. */
export const ILLEGAL_ROWS: readonly CategoryRow[] = rowsOf(ILLEGAL);
/** Part 6: measures on the ground of the terms. */
export const TERMS_ROWS: readonly CategoryRow[] = rowsOf([...ILLEGAL, ONLY_TERMS]);
/** Part 4: notices, some of which say no category. */
export const NOTICE_ROWS: readonly CategoryRow[] = [
  ...ILLEGAL_ROWS,
  { category: `${PREFIX}NOT_SPECIFIED_NOTICE`, keyword: null },
];

const NOTICES: Readonly<Record<NoticeKind, readonly [category: string, keyword: string]>> = {
  hate: ['ILLEGAL_OR_HARMFUL_SPEECH', 'HATE_SPEECH'],
  threat: ['CYBER_VIOLENCE', 'CYBER_BULLYING_INTIMIDATION'],
  defamation: ['ILLEGAL_OR_HARMFUL_SPEECH', 'DEFAMATION'],
  privacy: ['DATA_PROTECTION_AND_PRIVACY_VIOLATIONS', 'OTHER'],
  minors: ['PROTECTION_OF_MINORS', 'CHILD_SEXUAL_ABUSE_MATERIAL'],
  terror: ['RISK_FOR_PUBLIC_SECURITY', 'TERRORIST_CONTENT'],
  fraud: ['SCAMS_AND_FRAUD', 'OTHER'],
  copyright: ['INTELLECTUAL_PROPERTY_INFRINGEMENTS', 'COPYRIGHT_INFRINGEMENT'],
  other: ['NOT_SPECIFIED_NOTICE', ''],
};

/** Under which row a notice counts. */
export function noticeRow(kind: NoticeKind): CategoryRow {
  const [category, keyword] = NOTICES[kind];
  return { category: `${PREFIX}${category}`, keyword: keyword === '' ? null : `KEYWORD_${keyword}` };
}
