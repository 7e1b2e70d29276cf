import type { Span, Tracer } from '../core/tracer.js';
import type { ImportRequest } from '../use-cases/import/import-request.js';

type Hooks = Pick<ImportRequest, 'onProgress'>;

/** Runs an import as one trace, with a span for each phase of its progress. What is written meanwhile is told beside them. */
export async function tracedImport<Told extends Hooks, T>(
  tracer: Tracer | null,
  hooks: Told,
  work: (hooks: Told) => Promise<T>,
): Promise<T> {
  if (tracer === null) return work(hooks);
  let phase: { readonly name: string; readonly span: Span } | undefined;
  const enter = (name: string): void => {
    if (phase?.name === name) return;
    phase?.span.end();
    phase = { name, span: tracer.begin({ name: `import ${name}`, kind: 'internal' }) };
  };
  const onProgress: Hooks['onProgress'] = (progress) => {
    enter(progress.phase);
    hooks.onProgress?.(progress);
  };
  return tracer.span({ name: 'import', kind: 'consumer' }, async () => {
    enter('reading');
    try {
      return await work({ ...hooks, onProgress });
    } finally {
      phase?.span.end();
    }
  });
}
