export interface Sending {
  isSending(): boolean;
}

/** While a form is on its way no other one is sent: a second press would be a second decision. */
export function sendOnce(page: Document): Sending {
  let sending = false;
  page.addEventListener('submit', (event) => {
    if (sending) event.preventDefault();
    sending = true;
  });
  // A page that comes back from memory has nothing on its way.
  page.defaultView?.addEventListener('pageshow', () => {
    sending = false;
  });
  return { isSending: () => sending };
}
