/**
 * A refusal is the only error thrown on purpose: a stable code, parameters for the message, nothing private.
 * http/errors.ts maps each code to a status; docs/reference/errors.md says what to do about each.
 */
export const REFUSALS = {
  not_found: 'There is nothing here, or nothing that you may see.',
  invalid_request: 'The request is not understood: {problem}',
  invalid_cursor: 'This cursor does not belong to this list. Start again without a cursor.',
  unsupported_media_type: 'Send application/json.',
  payload_too_large: 'The request is larger than {limit} bytes.',
  cross_site: 'This page may not write here: its origin is not on the list.',
  origin_not_listed: 'Comments are not set up for this page.',
  unknown_site: 'There is no site named {site}.',
  story_closed: 'This discussion is closed: {reason}',
  parent_not_found: 'The comment that you answer does not exist in this discussion.',
  parent_gone: 'The comment that you answer has been removed, so it takes no replies.',
  answers_only:
    'Questions are answered here by the newsroom and the people it has named. You can ask one of your own.',
  text_empty: 'Write something first.',
  text_too_long: 'The text has {length} characters; {limit} are allowed.',
  text_invalid: 'The text holds characters that cannot be stored: {problem}',
  name_invalid: 'This name cannot be shown: {problem}',
  website_invalid: 'This web address is not a link to http or https.',
  email_invalid: 'This e-mail address is not valid.',
  idempotency_key_missing: 'Send an Idempotency-Key of 1 to 255 printable characters.',
  idempotency_key_reused: 'This Idempotency-Key was used for another text.',
  nudge: 'This may break a rule of this site. Change the text, or send it again for review.',
  proof_needed: 'Before this can be posted your browser has to compute something. Try again.',
  forbidden: 'You may not do this: {reason}',
  sign_in_required: 'Sign in first.',
  edit_window_over: 'The time to change this comment is over.',
  author_blocked: 'You may not write here: {reason}',
  restricted: 'You may not do this here for now: {reason}',
  warning_unread: 'Read what a moderator has told you first: {reason}',
  stale_revision: 'The comment has changed since you saw it. Look at it again, then decide.',
  policy_changed:
    'Somebody has changed these rules since you opened them. Yours are kept here: look at both.',
  policy_refused: 'These rules cannot be turned on: {problem}',
  already_decided: 'Somebody else has decided this comment meanwhile.',
  in_hand:
    'Somebody else has this comment in hand. Wait until they have decided, or for a quarter of an hour.',
  new_complaint: 'A reader has complained of this comment since you saw it. Look at it again, then decide.',
  pins_full: '{limit} comments are pinned here already. Unpin one of them first.',
  rate_limited: 'Too many requests. Try again in {seconds} seconds.',
  overloaded: 'The server is busy. Try again in {seconds} seconds.',
  read_only: 'The site takes no writes at the moment: {reason}',
  method_not_allowed: 'This address does not answer to that method.',
  misdirected_request: 'No site here has the host {host}.',
  password_too_short: 'A password needs at least {limit} characters.',
  passwords_off: 'Readers have no passwords here. Sign in another way.',
  sign_in_failed: 'This address and password do not match, or the link has been used.',
  code_wrong: 'This code is not right, or it is not the newest one.',
  code_over:
    'There is no code to enter here: it is over, was used, or was asked for in another browser. Ask for a new one.',
  token_refused: 'This sign-in token is not accepted: {problem}',
  passkey_refused: 'This passkey is not accepted. Try again, or sign in another way.',
  provider_refused: 'Signing in with {provider} did not work. Try again, or sign in another way.',
  fresh_sign_in_required: 'Sign in again first: this needs a sign-in of the last {minutes} minutes.',
  mail_failed: 'The mail could not be sent. Try again later.',
  site_exists: 'There is a site named {site} already.',
  account_exists: 'There is an account with the address {email} already.',
  host_taken: 'The host {host} belongs to another site.',
  malformed_archive: 'The file breaks at line {line}, column {column}: {problem}',
  unknown_format: 'The file is in no format that Parley knows. See docs/reference/formats.md.',
  archive_refused: 'The file is refused: {problem}',
  import_under_way: 'An import of this site is under way. Wait for its end, or cancel it first.',
  rules_refused: 'The file of rules is refused: {problem}',
  data_in_use:
    'The data folder {folder} is in use by another Parley ({holder}). Stop it first, or use another folder.',
  storage_unfit: 'The database cannot be used: {problem}',
  draft_changed:
    'The report was saved by somebody else meanwhile, as revision {revision}. Yours is kept here.',
  page_changed:
    'The page was saved by somebody else meanwhile. Their text stands below; saving again replaces it.',
  slug_taken: 'Something else has, or had, the address {path}. Choose another one.',
  checks_open: 'There are warnings. Mend them, or say why you publish all the same.',
  note_missing: 'Say what changed: after publication nothing changes silently.',
  photo_refused: 'The photo is not taken: {problem}',
  photos_unavailable:
    'This machine cannot read photos: the package sharp does not load. Run `npm ci` in the folder of Parley, on a 64-bit system, and start it again.',
  map_refused: 'The map cannot be drawn as stated: {problem}',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export type RefusalDetails = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/** Fills the `{name}` places of a message with `details`. */
function refusalMessage(code: RefusalCode, details: RefusalDetails = {}): string {
  return REFUSALS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  /** `message`: the same in another language. */
  constructor(code: RefusalCode, details: RefusalDetails = {}, message = refusalMessage(code, details)) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
