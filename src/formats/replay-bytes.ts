interface Replay {
  /** What is still to come; kept until `forget`. */
  rest(): AsyncGenerator<Uint8Array>;
  forget(): void;
  /** What was kept, then what is still to come. */
  all(): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** A stream of bytes whose beginning can be looked at and then read again. */
export function createReplay(bytes: AsyncIterable<Uint8Array>): Replay {
  const iterator = bytes[Symbol.asyncIterator]();
  let kept: Uint8Array[] | undefined = [];

  async function* rest(): AsyncGenerator<Uint8Array> {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      kept?.push(next.value);
      yield next.value;
    }
  }

  return {
    rest,
    forget() {
      kept = undefined;
    },
    async *all() {
      const before = kept ?? [];
      kept = undefined;
      yield* before;
      yield* rest();
    },
    close: async () => void (await iterator.return?.()),
  };
}
