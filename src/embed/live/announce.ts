import type { PartStand } from '../program.js';

/** What the element tells its page, as events that bubble: `parley:ready`, `parley:posted`, `parley:edited`, `parley:total`. */
export function announcing({ scope, program }: PartStand): () => void {
  const host = scope instanceof ShadowRoot ? scope.host : scope;
  const tell = (name: string, detail: object): void => {
    host.dispatchEvent(new CustomEvent(`parley:${name}`, { bubbles: true, detail }));
  };
  let isReady = false;
  let told = program.state().posted;
  let total: number | undefined;
  return () => {
    const { story, shown, posted } = program.state();
    const now = shown?.total ?? 0;
    if (!isReady) tell('ready', { storyId: story?.id ?? null, total: now });
    else if (now !== total) tell('total', { storyId: story?.id ?? null, total: now });
    isReady = true;
    total = now;
    if (!posted || posted === told) return;
    told = posted;
    const { comment, decision } = posted;
    const name = comment.revision > 1 ? 'edited' : 'posted';
    tell(name, { commentId: comment.id, parentId: comment.parentId, outcome: decision.outcome });
  };
}
