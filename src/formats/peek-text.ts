/** The beginning of a text (at least `length`, if it has them), and the text with it still in it. */
export async function peekText(
  text: AsyncIterable<string>,
  length: number,
): Promise<{ readonly start: string; readonly whole: AsyncIterable<string> }> {
  const iterator = text[Symbol.asyncIterator]();
  let start = '';
  while (start.length < length) {
    const next = await iterator.next();
    if (next.done === true) break;
    start += next.value;
  }
  async function* whole(): AsyncGenerator<string> {
    try {
      if (start !== '') yield start;
      yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await iterator.return?.();
    }
  }
  return { start, whole: whole() };
}
