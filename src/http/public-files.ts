import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Encoding } from './encoding.js';

/** What the build tells of a browser file: see scripts/bundle.mjs. */
interface ManifestEntry {
  /** The name with the content's digest in it. */
  readonly file: string;
  readonly hash: string;
  /** For `<script integrity>` on other people's pages. */
  readonly integrity: string;
}

export interface PublicFile extends ManifestEntry {
  readonly contentType: string;
  /** Compressed when first asked; static files are worth the best quality. */
  body(encoding: Encoding): { readonly bytes: Buffer; readonly encoding: Encoding };
}

export interface PublicFiles {
  /** By plain name: `embed.js`. Undefined when the build has not made it. */
  named(name: string): PublicFile | undefined;
  /** By the name with the digest: `site.1a2b3c.css`. */
  hashed(file: string): PublicFile | undefined;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The built browser files of `folder`, all in memory. An installation without a build has none. */
export function loadPublicFiles(folder: string): PublicFiles {
  const byName = new Map<string, PublicFile>();
  const byFile = new Map<string, PublicFile>();
  const manifestFile = path.join(folder, 'manifest.json');
  const manifest: Record<string, ManifestEntry> = existsSync(manifestFile)
    ? JSON.parse(readFileSync(manifestFile, 'utf8'))
    : {};
  for (const [name, entry] of Object.entries(manifest)) {
    const file = publicFile(entry, readFileSync(path.join(folder, name)), path.extname(name));
    byName.set(name, file);
    byFile.set(entry.file, file);
  }
  return { named: (name) => byName.get(name), hashed: (file) => byFile.get(file) };
}

function publicFile(entry: ManifestEntry, content: Buffer, extension: string): PublicFile {
  const made = new Map<Encoding, Buffer>([['identity', content]]);
  return {
    ...entry,
    contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream',
    body(wanted) {
      // Too few clients take zstd only to keep a third form of every file.
      const encoding = wanted === 'zstd' ? 'gzip' : wanted;
      const bytes = made.get(encoding) ?? compress(content, encoding);
      made.set(encoding, bytes);
      return { bytes, encoding };
    },
  };
}

function compress(content: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br') {
    return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  }
  return gzipSync(content, { level: 9 });
}
