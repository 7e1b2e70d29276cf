/** Tells whoever listens that something was written; what it was, the event log says. */
export interface Notices {
  /** Calls `listener` soon after a write, here or in another process, until the function that it gives is called. */
  onWrite(listener: () => void): () => void;
  /** To be called after a commit. */
  tell(): void;
}

/** Notices within this process. A listener that throws would fail somebody's answered write: it must not. */
export function createNotices(): Notices {
  const listeners = new Set<() => void>();
  return {
    onWrite(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}
