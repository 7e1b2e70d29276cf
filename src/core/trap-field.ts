/** The name of the field of a form that only programs fill in; no browser fills in a subject by itself. */
export const TRAP_FIELD = 'subject';
