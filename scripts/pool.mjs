/** Runs `work` on every item, at most `width` at a time, in order of the list. */
export async function eachInPool(items, width, work) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
