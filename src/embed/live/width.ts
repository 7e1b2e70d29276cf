import { NARROW_LEVEL } from '../../view/nest.js';
import type { PartStand } from '../program.js';
import { repaint } from './shown-here.js';

/** CSS pixels; below them deep indents leave no room for the text. As in view/styles/thread.css. */
const NARROW = 480;

/** Lets fewer levels stand indented where the thread has little room. */
export function watchWidth({ scope, program, signal }: PartStand): void {
  let wasNarrow = false;
  const observer = new ResizeObserver(([entry]) => {
    const isNarrow = (entry?.contentRect.width ?? NARROW) < NARROW;
    const { extras } = program.state();
    if (isNarrow === wasNarrow || !extras) return;
    wasNarrow = isNarrow;
    const { maxLevel: _, ...others } = extras;
    program.update({ extras: isNarrow ? { ...others, maxLevel: NARROW_LEVEL } : others });
    repaint(program);
  });
  observer.observe(scope instanceof ShadowRoot ? scope.host : scope);
  signal.addEventListener('abort', () => observer.disconnect());
}
