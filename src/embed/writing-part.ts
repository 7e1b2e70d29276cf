/** The part that helps to write, as the thread's program sees it; it comes from a file of its own. */
export interface WritingPart {
  /** Gives a form its tools, once. */
  attend(form: HTMLFormElement): void;
}

/** Brings the part when a field of a form in `scope` gets the focus, until `signal` ends. */
export function attendForms(
  scope: ShadowRoot | HTMLElement,
  load: () => Promise<WritingPart>,
  signal: AbortSignal,
): void {
  let part: Promise<WritingPart> | undefined;
  const attend = ({ target }: Event): void => {
    const { form } = target as HTMLTextAreaElement;
    // Not for a button: what it stands below would grow between press and release.
    if (!(target as Element).matches('textarea,input') || !form?.querySelector('.tools')) return;
    part ??= load();
    // Without it one writes as well; the next focus asks again.
    part.then(
      (found) => found.attend(form),
      () => {
        part = undefined;
      },
    );
  };
  scope.addEventListener('focusin', attend, { signal });
}
