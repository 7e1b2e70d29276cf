import { pagePolicy } from '../../../security-headers.js';

/** What the editor and its preview allow beside other pages of the console: one stands in the other, and in nothing else. */
export function framingHeaders(part: 'frames' | 'framed'): Readonly<Record<string, string>> {
  if (part === 'frames') return { 'content-security-policy': pagePolicy({ frames: "'self'" }) };
  return {
    'content-security-policy': pagePolicy({ framedBy: "'self'" }),
    'x-frame-options': 'SAMEORIGIN',
  };
}
