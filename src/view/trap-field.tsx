import { TRAP_FIELD } from '../core/trap-field.js';

/**
 * A field that people neither see nor reach, with or without our style: it is inert, no stop for the keyboard, nothing to
 * assistive technology and nothing that browsers fill in. What stands in it was put there by a program.
 */
export function TrapField({ label }: { readonly label: string }) {
  return (
    <div class="unseen" aria-hidden="true" inert>
      <label>
        {label}
        <input name={TRAP_FIELD} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
