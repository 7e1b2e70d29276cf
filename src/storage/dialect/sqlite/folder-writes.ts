import type { WriteName } from '../../writes.js';
import { acquire } from './acquire.js';
import { type Facts, LEFT, type WriteTarget } from './write-target.js';

/**
 * A process's writes to a data folder, wherever they have to go: when the owner leaves, the next one is found or this
 * process becomes it; when a server wants the folder from a command, the command goes on as its guest.
 */
export class FolderWrites {
  readonly #folder: string;
  readonly #role: 'serve' | 'command';
  #target: Promise<WriteTarget>;
  #isClosed = false;

  private constructor(folder: string, role: 'serve' | 'command') {
    this.#folder = folder;
    this.#role = role;
    this.#target = this.#acquire(false);
  }

  /** Refuses `data_in_use` and `storage_unfit`. */
  static async open(folder: string, role: 'serve' | 'command'): Promise<FolderWrites> {
    const writes = new FolderWrites(folder, role);
    await writes.#target;
    return writes;
  }

  async submit(name: WriteName, input: unknown, background: boolean): Promise<unknown> {
    for (;;) {
      const asked = this.#target;
      const answer = await (await asked).submit(name, input, background);
      if (answer !== LEFT) return answer;
      if (this.#isClosed) throw new Error('The storage is closed.');
      // Whoever notices first looks for the next owner, the others wait for it.
      if (this.#target === asked) this.#target = this.#acquire(false);
    }
  }

  async facts(): Promise<Facts> {
    return (await this.#target).facts();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await (await this.#target).close();
  }

  #acquire(afterYielding: boolean): Promise<WriteTarget> {
    return acquire(this.#folder, { role: this.#role, afterYielding, yield: () => this.#yield() });
  }

  #yield(): void {
    if (this.#isClosed) return;
    const before = this.#target;
    this.#target = before.then(async (target) => {
      await target.close();
      return this.#acquire(true);
    });
    // Whoever writes next meets the failure; without a next write there is nobody to tell.
    this.#target.catch(() => undefined);
  }
}
