const HOST = /^[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z0-9-]{2,63}$/;
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;

/** Whether `text` is a host name with at least two labels, in lower case. */
export function isMailHost(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => label.length <= 63) && HOST.test(text);
}

/** `*` stands before the @ only, at most four times: the host is named in full. */
export function isMailPattern(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  return LOCAL.test(local) && local.split('*').length <= 5 && isMailHost(text.slice(at + 1));
}

/** Whether an address (lower case) fits a pattern; `*` is any number of characters. Linear in both. */
export function fitsPattern(pattern: string, email: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return pattern === email;
  if (!email.startsWith(first) || email.length < first.length + last.length || !email.endsWith(last))
    return false;
  let from = first.length;
  const end = email.length - last.length;
  for (const part of rest) {
    const found = email.indexOf(part, from);
    if (found < 0 || found + part.length > end) return false;
    from = found + part.length;
  }
  return true;
}

/** The address as written and without a `+tag`: both reach the same box at most providers. */
export function mailboxes(email: string): readonly string[] {
  const at = email.lastIndexOf('@');
  const plus = email.indexOf('+');
  return plus > 0 && plus < at ? [email, email.slice(0, plus) + email.slice(at)] : [email];
}

/** The host of an address and every host above it but the last label: `a.b.example.org`, `b.example.org`, `example.org`. */
export function hostsOf(email: string): readonly string[] {
  const labels = email.slice(email.lastIndexOf('@') + 1).split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
