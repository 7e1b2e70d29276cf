/**
 * Query parameters that say how a reader came to a page and never which page it is. Matched in lower case.
 * They come from mail and advertising systems, social networks' share buttons, and comment systems' own links.
 */
const TRACKING_NAMES: ReadonlySet<string> = new Set([
  // Advertising click ids: Google, Microsoft, Meta, X, TikTok, Yandex, Pinterest, LinkedIn, Snapchat, Reddit, affiliate.
  ...[
    'gclid',
    'gclsrc',
    'dclid',
    'gbraid',
    'wbraid',
    'msclkid',
    'fbclid',
    'twclid',
    'ttclid',
    'yclid',
    'ysclid',
  ],
  ...[
    'epik',
    'li_fat_id',
    'sccid',
    'rdt_cid',
    'irclickid',
    'srsltid',
    'gad_source',
    'gad_campaignid',
    '_openstat',
  ],
  // Mail: Mailchimp, HubSpot, Marketo, Vero, Klaviyo, Drip, Omeda, Adobe, Sailthru.
  ...[
    'mc_cid',
    'mc_eid',
    '_hsenc',
    '_hsmi',
    '__hssc',
    '__hstc',
    '__hsfp',
    'hsctatracking',
    'mkt_tok',
    'vero_id',
  ],
  ...['vero_conv', '_kx', '__s', 'oly_anon_id', 'oly_enc_id', 's_cid', 'ck_subscriber_id'],
  // Shares and apps: Instagram, X, Facebook, YouTube, Google Analytics across domains.
  ...[
    'igshid',
    'igsh',
    'ref_src',
    'ref_url',
    'fb_action_ids',
    'fb_action_types',
    'fb_ref',
    'fb_source',
    'fb_comment_id',
  ],
  ...['_ga', '_gl', 'wt_mc', 'wickedid', 'spm', 'scm', 'share_source', 'from_wecom'],
  // Chinese and Russian share buttons keep to these.
  ...['isappinstalled', 'nsukey', 'vd_source', 'share_medium'],
  // Sessions and the anchors of comment forms.
  ...['phpsessid', 'jsessionid', 'replytocom', 'unapproved', 'moderation-hash', 'felosearch_translate'],
]);

// utm_source …, Matomo's pk_, mtm_, piwik_ and matomo_, HubSpot's hsa_, Google Translate's _x_tr_, AT Internet's at_.
const TRACKING_PREFIXES = [
  'utm_',
  'pk_',
  'mtm_',
  'piwik_',
  'matomo_',
  'hsa_',
  '_x_tr_',
  'at_medium',
  'at_campaign',
];

/** Whether a query parameter only tracks the reader. */
export function isTrackingParameter(name: string): boolean {
  const lower = name.toLowerCase();
  return TRACKING_NAMES.has(lower) || TRACKING_PREFIXES.some((prefix) => lower.startsWith(prefix));
}
