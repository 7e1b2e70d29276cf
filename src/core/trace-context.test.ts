import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseTraceparent, traceparentOf } from './trace-context.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('a traceparent header', () => {
  it('says trace, span and whether they are told, and is written as it was read', () => {
    assert.deepEqual(parseTraceparent(`00-${TRACE}-${SPAN}-01`), {
      traceId: TRACE,
      spanId: SPAN,
      isSampled: true,
    });
    for (const header of [`00-${TRACE}-${SPAN}-01`, `00-${TRACE}-${SPAN}-00`]) {
      const context = parseTraceparent(header);
      assert.ok(context);
      assert.equal(traceparentOf(context), header);
    }
    assert.equal(parseTraceparent(`cc-${TRACE}-${SPAN}-01-what-will-be`)?.traceId, TRACE);
  });

  it('that is none begins nothing', () => {
    const zeros = '0'.repeat(32);
    for (const header of [
      undefined,
      '',
      `ff-${TRACE}-${SPAN}-01`,
      `00-${zeros}-${SPAN}-01`,
      `00-${TRACE}-${zeros.slice(16)}-01`,
      `00-${TRACE.toUpperCase()}-${SPAN}-01`,
      `00-${TRACE}-${SPAN}-01-more`,
      `00-${TRACE}-${SPAN}`,
      `00-${TRACE}-${SPAN}-01\n`,
      '00-'.repeat(5000),
    ])
      assert.equal(parseTraceparent(header), undefined, String(header).slice(0, 80));
  });
});
