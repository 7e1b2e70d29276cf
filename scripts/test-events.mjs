/** A reporter for node:test that writes one line of JSON for each outcome, for the process that counts them. */
import { inspect } from 'node:util';

export default async function* testEvents(source) {
  for await (const { type, data } of source) {
    if (type === 'test:summary') yield line({ type: 'end' });
    if (type === 'test:pass' || type === 'test:fail') yield line(outcome(type, data));
  }
}

function outcome(type, data) {
  const { error, type: kind } = data.details;
  const skip = data.skip ?? data.todo;
  if (skip !== undefined) return { type: 'skipped', name: data.name, reason: skip === true ? '' : skip };
  if (type === 'test:fail') return failure(data.name, error);
  return { type: kind === 'suite' ? 'group' : 'passed', name: data.name };
}

/** A group that failed only because a test inside did is no failure of its own. */
function failure(name, error) {
  if (error.failureType === 'subtestsFailed') return { type: 'group', name };
  return { type: 'failed', name, text: explain(error.cause ?? error) };
}

/** What went wrong, without the frames of Node itself. An assertion's message says all that its properties repeat. */
function explain(cause) {
  if (typeof cause === 'string') return cause;
  const text = cause?.code === 'ERR_ASSERTION' ? cause.stack : inspect(cause);
  return text.replace(/^ +at .*\bnode:internal\b.*\n?/gm, '').trimEnd();
}

function line(event) {
  return `${JSON.stringify(event)}\n`;
}
