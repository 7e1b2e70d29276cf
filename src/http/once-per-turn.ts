/**
 * A read that is done once for all who ask within one turn of the event loop. Nobody is shown anything older than at their
 * asking: requests that are handled in one turn had all arrived before it began, so a read within it is late enough for each.
 */
export function oncePerTurn<Key, Value>(
  read: (key: Key) => Promise<Value>,
  nameOf: (key: Key) => string | number,
): (key: Key) => Promise<Value> {
  const asked = new Map<string | number, Promise<Value>>();
  const forget = (): void => asked.clear();
  return (key) => {
    const name = nameOf(key);
    const running = asked.get(name);
    if (running) return running;
    if (asked.size === 0) setImmediate(forget);
    const begun = read(key);
    asked.set(name, begun);
    return begun;
  };
}
