// What the bootstrap says goes to stderr: stdout belongs to the command.
'use strict';

function say(text) {
  process.stderr.write(`parley: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

/** Turns a refused write into advice; any other error passes through. */
function failToWrite(error, folder) {
  const reasons = {
    EACCES: 'not writable for this user',
    EPERM: 'not writable for this user',
    EROFS: 'read-only',
    ENOSPC: 'full',
  };
  if (!reasons[error.code]) throw error;
  fail(
    `${folder} is ${reasons[error.code]}. Run \`npm ci && npm run build\` there once as a user who may write, then start again.`,
  );
}

module.exports = { say, fail, failToWrite };
