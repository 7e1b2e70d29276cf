/** The thread that draws maps: it alone loads the ground and the fonts, and gives their memory back when it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../core/refusal.js';
import { withClaimStatus } from './claim-links.js';
import { drawMap } from './draw-map.js';
import { type MapPolicy, readMapPolicyFile } from './map-policy.js';
import type { MapAnswer, MapThreadData, MapWork } from './map-work.js';
import { readMapDocument } from './read-map-document.js';

const { policyFile } = workerData as MapThreadData;
let policy: MapPolicy | undefined;

parentPort?.on('message', async (work: MapWork) => {
  parentPort?.postMessage(await answer(work));
});

async function answer({ document, language, claims }: MapWork): Promise<MapAnswer> {
  try {
    const read = withClaimStatus(readMapDocument(document), claims);
    if (policyFile !== null) policy ??= readMapPolicyFile(policyFile);
    return await drawMap(read, language, policy);
  } catch (error) {
    if (!(error instanceof Refusal))
      return { broken: error instanceof Error ? error.message : String(error) };
    const { problem, faults } = error.details;
    return { refused: String(problem ?? error.message), faults: Array.isArray(faults) ? faults : [] };
  }
}
