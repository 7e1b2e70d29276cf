import type { ConsoleFrame } from '../../wire/console.js';
import { sayWith } from '../say.js';
import { ManyNotice } from './many-form.js';
import { DONE_WORDS, KEYS, consoleEn as words } from './messages.js';
import { UndoForm } from './undo-form.js';

/** What was just done, and the way to take it back. Stays in sight while the page is scrolled. */
export function Notice({ frame: { notice, many, here } }: { readonly frame: ConsoleFrame }) {
  if (many !== null) return <ManyNotice many={many} back={here} />;
  if (notice === null) return null;
  const { act, authorName, undo } = notice;
  return (
    <div class="notice" data-notice>
      <p role="status">{sayWith(DONE_WORDS[act], { name: <bdi>{authorName || words.unnamed}</bdi> })}</p>
      {undo === null ? null : <UndoForm undo={undo} back={here} keyName={KEYS.undo} />}
    </div>
  );
}
