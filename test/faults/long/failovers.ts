import { nginxMissing } from '../../kit/nginx.js';
import { type FailoverReport, runFailover } from '../failover.js';
import { atMost, type Fault, type Figure, Missing, none, told } from '../fault.js';

/** A reader's browser gives up no sooner, in milliseconds. */
export const WRITES_AGAIN_WITHIN = 15_000;

/** R5: the first PostgreSQL dies in the middle of posts through a balancer, and its standby takes its place. */
export function failovers(): readonly Fault[] {
  const run = async (isSynchronous: boolean) => {
    const missing = nginxMissing();
    if (missing !== false) throw new Missing(missing);
    return runFailover({ isSynchronous });
  };
  return [
    {
      ...{ id: 'R5', name: 'failover to a synchronous standby, three servers behind nginx' },
      run: async () => {
        const report = await run(true);
        return [none('lost', report.lost), ...figuresOf(report)];
      },
    },
    {
      ...{ id: 'R5', name: 'failover to an asynchronous standby that was cut off before' },
      run: async () => {
        const report = await run(false);
        return [told('lost, as it must be expected', report.lost), ...figuresOf(report)];
      },
    },
  ];
}

function figuresOf(report: FailoverReport): readonly Figure[] {
  return [
    told('acknowledged', report.acknowledged),
    none('changed', report.changed),
    none('doubled', report.doubled),
    none('wrong counts', report.wrongCounts),
    none('refused for good', report.refused.length),
    atMost('without a post at the failover', report.pause, { most: WRITES_AGAIN_WITHIN, unit: ' ms' }),
    told('without a post while a server and lines died (ms)', report.pauseOfNodes),
    told('put off, by status', JSON.stringify(report.putOff)),
  ];
}
