import { paintErrorPage } from '../render/pages/error-page.js';
import type { ErrorAnswer } from './errors.js';
import { pageFrame } from './page-frame.js';
import type { Exchange } from './route.js';

/** The page of a failure, in the frame of the site that the request came to; plain words where no site can be found. */
export async function paintFailure({ app, request }: Exchange, answer: ErrorAnswer): Promise<string> {
  try {
    const { site, baseUrl } = await app.sites.byHost(request.headers.host ?? '');
    const { requestId, details = {} } = answer.view.error;
    return paintErrorPage({
      ...pageFrame(app, site, baseUrl),
      status: answer.status,
      refusal: { code: answer.code, message: answer.message, details },
      requestId,
    });
  } catch {
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${answer.status}</title><p>${answer.message
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')}</p></html>`;
  }
}
