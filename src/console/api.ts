/** Asks our own server; undefined when it refused or was not there. */
export async function askServer(
  path: string,
  body?: object,
): Promise<{ readonly [name: string]: unknown } | undefined> {
  const answer = await fetch(`/api/v1/console/${path}`, {
    method: 'POST',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  return answer.status === 204 ? {} : answer.json();
}
