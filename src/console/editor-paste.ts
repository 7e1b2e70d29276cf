import { askServer } from './api.js';

/** Elements that the small Markdown has a form for; without any of them the plain text is all that there is. */
const WORTH_CLEANING = /<(?:a|b|strong|i|em|h[1-6]|ul|ol|li|blockquote|span style)[\s>]/i;

/** Turns what a word processor copied into the small Markdown; what cannot be turned is pasted as plain text. */
export function pasteClean(field: HTMLTextAreaElement): void {
  field.addEventListener('paste', (event) => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (!WORTH_CLEANING.test(html)) return;
    event.preventDefault();
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    void insertClean(field, { html, plain });
  });
}

async function insertClean(
  field: HTMLTextAreaElement,
  { html, plain }: { readonly html: string; readonly plain: string },
): Promise<void> {
  const answer = await askServer('paste', { html });
  const text = typeof answer?.markdown === 'string' ? answer.markdown : plain;
  field.focus();
  // The only way to insert text that undo takes back; where it is gone, the text still arrives.
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
