/** Lets a worker that runs the module at `url` answer one message. Fails where there may be no worker. */
export async function searchInWorker(url: string, asked: object): Promise<string> {
  const source = addressFor(url);
  const answered = new Promise<string>((resolve, reject) => {
    const worker = new Worker(source, { type: 'module' });
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      reject(event);
    };
    worker.postMessage(asked);
  });
  return answered.finally(() => URL.revokeObjectURL(source));
}

/** A page starts workers from its own origin only: one of another begins as a line of the page's that brings it. */
function addressFor(url: string): string {
  if (new URL(url).origin === location.origin) return url;
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(url)}`], { type: 'text/javascript' }));
}
