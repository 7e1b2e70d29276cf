import type { ParsedComment } from './format.js';
import { commentId, commentOf, itemId, type Staff, statusOf, threadOf, timesOf } from './wxr-records.js';
import type { Emit } from './xml-dialect.js';

// Comments wait for the end of their item, so that every field of the thread is known; a long thread does not wait.
const MAX_HELD = 1000;
const MAX_HELD_TEXT = 4 * 1024 * 1024;

/** Sends a thread before its comments, and neither keeps more than a bounded number of them. */
function createItemSink(emit: Emit) {
  let held: Omit<ParsedComment, 'threadRef'>[] = [];
  let heldText = 0;
  let threadRef: string | undefined;

  function emitHeld(ref: string): void {
    for (const comment of held) emit({ ...comment, threadRef: ref });
    held = [];
    heldText = 0;
  }

  function flush(item: Map<string, string>): void {
    threadRef = itemId(item);
    emit(threadOf(threadRef, item));
    emitHeld(threadRef);
  }

  return {
    begin(): void {
      threadRef = undefined;
    },
    add(comment: Omit<ParsedComment, 'threadRef'>, item: Map<string, string>): void {
      held.push(comment);
      heldText += comment.text.length;
      if (threadRef !== undefined) emitHeld(threadRef);
      else if (held.length >= MAX_HELD || heldText >= MAX_HELD_TEXT) flush(item);
    },
    end(item: Map<string, string>): void {
      if (threadRef === undefined) flush(item);
    },
    /** Whether the thread went out already, so that what its item says from here on comes too late. */
    isSent: (): boolean => threadRef !== undefined,
  };
}

function warnAbout(row: Map<string, string>, emit: Emit): void {
  const { sourceId, made } = commentId(row);
  const approved = row.get('wp:comment_approved');
  const { unreadable } = timesOf(row.get('wp:comment_date_gmt'), row.get('wp:comment_date'));
  const warn = (code: string, message: string): void => emit({ type: 'warning', code, message, sourceId });
  if (made) warn('missing_id', 'a comment has no comment_id');
  if (!approved) warn('no_status', 'a comment has no status and counts as published');
  else if (!statusOf(approved).known)
    warn('unknown_status', `status ${JSON.stringify(approved.slice(0, 40))} waits`);
  if (unreadable !== undefined) warn('bad_date', `no date: ${unreadable.slice(0, 40)}`);
}

/** Reads one `<item>` after another: `open` and `close` take the elements below it. */
interface ItemReader {
  begin(): void;
  open(name: string): void;
  close(name: string, value: string): void;
  end(): void;
}

/** Emits the thread of each item, then its comments, and warnings about rows before the rows. */
export function createItemReader(emit: Emit, staff: Staff): ItemReader {
  const item = new Map<string, string>();
  const row = new Map<string, string>();
  const metas = new Map<string, string>();
  const meta = new Map<string, string>();
  const sink = createItemSink(emit);
  let path: string[] = [];

  function setItemField(name: string, value: string): void {
    if (item.get(name)) return;
    item.set(name, value);
    if (!sink.isSent() || value === '') return;
    emit({
      type: 'warning',
      code: 'late_field',
      message: `<${name}> came after too many comments and is lost`,
    });
  }

  function setRowField(name: string, parent: string | undefined, value: string): void {
    if (parent === 'wp:commentmeta') meta.set(name, value);
    else if (parent !== undefined) row.set(`${parent}/${name}`, value);
    else if (name === 'wp:commentmeta')
      metas.set(meta.get('wp:meta_key') ?? '', meta.get('wp:meta_value') ?? '');
    else row.set(name, value);
  }

  function endRow(): void {
    warnAbout(row, emit);
    sink.add(commentOf(row, metas, staff), item);
  }

  return {
    begin() {
      item.clear();
      path = [];
      sink.begin();
    },
    open(name) {
      if (path.length === 0) row.clear();
      if (path.length === 0) metas.clear();
      if (path.length === 1) meta.clear();
      path.push(name);
    },
    close(name, value) {
      path.pop();
      const [first, second] = path;
      if (first === 'wp:comment') setRowField(name, second, value);
      else if (first === undefined && name === 'wp:comment') endRow();
      else if (first === undefined) setItemField(name, value);
    },
    end: () => sink.end(item),
  };
}
