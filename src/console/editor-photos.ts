/** Puts a photo's line into the text where the writer's caret was, on a line of its own. */
export function placePhotos(form: HTMLFormElement, field: HTMLTextAreaElement): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-place]')) {
    button.hidden = false;
    button.addEventListener('click', () => place(field, button.dataset.place ?? ''));
  }
}

function place(field: HTMLTextAreaElement, line: string): void {
  const { selectionEnd: at, value } = field;
  const end = value.indexOf('\n', at);
  const caret = end < 0 ? value.length : end;
  field.focus();
  field.setSelectionRange(caret, caret);
  const text = `${caret === 0 ? '' : '\n\n'}${line}\n`;
  // The only way to insert text that undo takes back; where it is gone, the text still arrives.
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, caret, caret, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
