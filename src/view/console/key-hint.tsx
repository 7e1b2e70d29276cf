/** The key that does the same, for eyes only: programs hear of it from `aria-keyshortcuts`, which the program sets. */
export function KeyHint({ name }: { readonly name: string }) {
  return (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  );
}
