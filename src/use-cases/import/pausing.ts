/** How an import is made to wait. */
export interface Pausing {
  isWanted(): boolean;
  /** Resolves when the import may go on. Asked for only while nothing is being written. */
  pause(): Promise<void>;
}

/** Waits where that is wanted; `settle` brings to an end what is under way before. */
export async function waitIfPaused(
  pausing: Pausing | undefined,
  settle: () => Promise<void> = async () => undefined,
): Promise<void> {
  if (pausing?.isWanted() !== true) return;
  await settle();
  await pausing.pause();
}
