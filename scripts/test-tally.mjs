/** Counts the outcomes of a test run, prints each as it comes, and closes with the one line that sums it up. */
export class Tally {
  #passed = 0;
  #failures = [];
  #skips = [];

  pass(name, milliseconds) {
    this.#passed++;
    print(`ok    ${name} · ${seconds(milliseconds)}`);
  }

  fail(name, text) {
    this.#failures.push(name);
    print(`FAIL  ${name}\n${indent(text)}`);
  }

  /** Adds what `runTestFile` found in the file `name`. */
  add(name, { passed, skipped, failed, output }, milliseconds) {
    this.#passed += passed;
    this.#skips.push(...skipped.map((skip) => ({ ...skip, file: name })));
    const counts = [`${passed} passed`, ...(skipped.length > 0 ? [`${skipped.length} skipped`] : [])];
    print(
      `${failed.length > 0 ? 'FAIL' : 'ok  '}  ${name} · ${counts.join(', ')} · ${seconds(milliseconds)}`,
    );
    for (const { name: title, text } of failed) this.fail(`${name} › ${title}`, text);
    if (failed.length > 0 && output) print(`      what the file printed:\n${indent(output)}`);
  }

  /** Prints the end of the run and returns the exit code: 0 only when something ran and nothing failed. */
  close() {
    const total = this.#passed + this.#failures.length + this.#skips.length;
    if (total === 0) print('no test ran');
    this.#printSkips();
    if (this.#failures.length > 0)
      print(`\nfailed:\n${this.#failures.map((name) => `  ${name}`).join('\n')}`);
    const skipped = this.#skips.length > 0 ? `, ${this.#skips.length} skipped` : '';
    print(`\n${this.#passed} passed, ${this.#failures.length} failed${skipped}`);
    return this.#failures.length > 0 || this.#passed === 0 ? 1 : 0;
  }

  #printSkips() {
    if (this.#skips.length === 0) return;
    print('\nSKIPPED, so not tested here:');
    const byReason = Map.groupBy(this.#skips, ({ reason }) => reason || 'no reason given');
    for (const [reason, skips] of byReason) {
      print(`  ${skips.length} × ${reason}`);
      for (const { file, name } of skips.slice(0, 5)) print(`      ${file} › ${name}`);
      if (skips.length > 5) print(`      … and ${skips.length - 5} more`);
    }
  }
}

function print(text) {
  process.stdout.write(`${text}\n`);
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function indent(text) {
  return text.replace(/^/gm, '      ');
}
