/** What all test files share: one PostgreSQL server and one Chromium, found, installed or declared missing once. */

/** Resolves to the environment that tells test files where both are, or why not, and `stop()`. */
export async function startServices() {
  const [postgres, chromium] = await Promise.all([sharedPostgres(), sharedChromium()]);
  for (const { missing } of [postgres, chromium]) {
    if (missing) process.stdout.write(`MISSING  ${missing}. Tests that need it are skipped.\n`);
  }
  return {
    environment: { PARLEY_TEST_PG: postgres.value, PARLEY_TEST_CHROMIUM: chromium.value },
    stop: async () => postgres.server?.stop(),
  };
}

async function sharedPostgres() {
  const { PostgresMissing, startPostgres } = await import('../dist/test/kit/postgres-server.js');
  const given = process.env.DATABASE_URL_TEST;
  if (given) return { value: given };
  try {
    const server = await startPostgres();
    return { value: server.url, server };
  } catch (error) {
    if (!(error instanceof PostgresMissing)) throw error;
    return { value: error.message, missing: error.message };
  }
}

async function sharedChromium() {
  const { chromiumBinary } = await import('../dist/test/kit/chromium-binary.js');
  const { file, missing } = await chromiumBinary();
  return { value: file ?? missing, missing };
}
