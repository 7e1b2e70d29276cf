import { type Fault, none, told } from '../fault.js';
import { runStopTest } from '../stop-test.js';

/** R23: the server is told to stop in the middle of posts, `count` times. */
export function stops(count: number): Fault {
  return {
    id: 'R23',
    name: 'SIGTERM while posting',
    run: async () => {
      const report = await runStopTest({ stops: count });
      return [
        told('stops', report.stops),
        told('acknowledged', report.acknowledged),
        none('answers cut', report.cut.length),
        none('lost', report.lost),
        none('changed', report.changed),
        none('doubled', report.doubled),
        none('wrong counts', report.wrongCounts),
      ];
    },
  };
}
