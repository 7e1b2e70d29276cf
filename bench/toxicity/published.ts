/**
 * What the paper's systems got right of each functional test, in per cent: BERT trained on Davidson et al., BERT trained on
 * Founta et al., Perspective (December 2020) and SiftNinja. Recomputed from the authors' stored predictions (Röttger et al., ACL 2021).
 */
export const PUBLISHED: Readonly<Record<string, readonly [number, number, number, number]>> = {
  derog_neg_emote_h: [88.6, 90.7, 98.6, 7.9],
  derog_neg_attrib_h: [88.6, 84.3, 95.7, 0.0],
  derog_dehum_h: [91.4, 80.7, 98.6, 10.0],
  derog_impl_h: [71.4, 61.4, 85.0, 0.0],
  threat_dir_h: [87.2, 75.9, 100, 4.5],
  threat_norm_h: [91.4, 83.6, 100, 2.1],
  slur_h: [60.4, 41.0, 66.0, 50.0],
  slur_homonym_nh: [66.7, 70.0, 63.3, 33.3],
  slur_reclaimed_nh: [39.5, 33.3, 28.4, 18.5],
  profanity_h: [82.9, 72.9, 100, 1.4],
  profanity_nh: [99.0, 100, 98.0, 100],
  ref_subs_clause_h: [87.1, 80.7, 99.3, 0.7],
  ref_subs_sent_h: [85.7, 70.7, 100, 0.0],
  negate_pos_h: [85.0, 60.7, 96.4, 2.9],
  negate_neg_nh: [12.8, 12.0, 3.8, 96.2],
  phrase_question_h: [80.7, 75.0, 99.3, 9.3],
  phrase_opinion_h: [85.7, 75.9, 98.5, 2.3],
  ident_neutral_nh: [20.6, 58.7, 84.1, 100],
  ident_pos_nh: [21.7, 52.9, 54.0, 100],
  counter_quote_nh: [26.6, 32.9, 15.6, 79.8],
  counter_ref_nh: [29.1, 29.8, 18.4, 79.4],
  target_obj_nh: [87.7, 84.6, 95.4, 100],
  target_indiv_nh: [27.7, 55.4, 84.6, 100],
  target_group_nh: [35.5, 59.7, 62.9, 98.4],
  spell_char_swap_h: [69.9, 58.6, 88.7, 11.3],
  spell_char_del_h: [59.3, 47.9, 74.3, 0.0],
  spell_space_del_h: [68.1, 51.1, 80.1, 13.5],
  spell_space_add_h: [43.9, 37.6, 74.0, 22.5],
  spell_leet_h: [48.0, 43.9, 68.2, 16.2],
};

/** All tests, the hateful and the others, in the same order of systems. */
export const PUBLISHED_TOTALS = {
  all: [63.2, 60.2, 76.6, 33.2],
  hateful: [75.5, 65.5, 89.5, 9.0],
  others: [36.0, 48.5, 48.2, 86.6],
} as const;
