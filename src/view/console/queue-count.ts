import { MOST_IN_QUEUE } from '../../core/triage/triage.js';

/** How many wait in a queue, as a page shows it: `7`, `1,234`, `10,000+`. */
export function queueCount(count: number, language: string): string {
  return `${count.toLocaleString(language)}${count < MOST_IN_QUEUE ? '' : '+'}`;
}
