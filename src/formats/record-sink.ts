import type { ParsedRecord } from './format.js';
import type { Emit } from './xml-dialect.js';

export interface RecordSink {
  readonly emit: Emit;
  /** Records since the last call, in file order. */
  drain(): readonly ParsedRecord[];
  lastSourceId(): string | undefined;
}

/** Collects what handlers emit while a chunk is read, until the parser can yield it. */
export function createRecordSink(): RecordSink {
  let records: ParsedRecord[] = [];
  let lastSourceId: string | undefined;
  return {
    emit(record) {
      records.push(record);
      if (record.type === 'comment' || record.type === 'thread') lastSourceId = record.sourceId;
    },
    drain() {
      const drained = records;
      records = [];
      return drained;
    },
    lastSourceId: () => lastSourceId,
  };
}
