// Goes on as another program: same terminal, same signals, same exit code.
'use strict';
const { spawn } = require('node:child_process');
const { say } = require('./talk.cjs');

/** Runs `command` in this process's place and ends as it ends. */
function handOver(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' });
  const forward = (signal) => {
    // A terminal sends Ctrl-C to the whole process group; passed on as well, it would arrive twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  child.on('error', (error) => {
    say(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

module.exports = { handOver };
