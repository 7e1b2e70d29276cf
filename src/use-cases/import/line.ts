/** Work in two steps: the first steps overlap, the second ones start in the order in which the work was added. */
export interface Line {
  /** Resolves when there is room for more; fails when earlier work has failed. `first` is under way already. */
  add<T>(first: Promise<T>, second: (value: T) => Promise<void>): Promise<void>;
  /** Resolves when all is done. */
  end(): Promise<void>;
}

/** A line with room for `most` pieces of work at once. */
export function createLine(most: number): Line {
  const underWay: Promise<void>[] = [];
  let before: Promise<unknown> = Promise.resolve();
  return {
    async add(first, second) {
      const started = Promise.all([first, before]).then(([value]) => ({ done: second(value) }));
      const done = started.then((step) => step.done);
      // Told by a later `add` or by `end`; until then nobody else would be listening.
      done.catch(() => undefined);
      before = started;
      underWay.push(done);
      if (underWay.length > most) await underWay.shift();
    },
    async end() {
      await Promise.all(underWay);
    },
  };
}
