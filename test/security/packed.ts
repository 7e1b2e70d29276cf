/** Several payloads in one text, a paragraph each. */
export function packed(payloads: readonly string[]): string {
  return payloads.join('\n\n');
}
