const COLLECT_TIMEOUT_MS = 2000;

/**
 * Runs a gauge's own collection at a scrape. One that fails or hangs (its database is away) must cost neither the other
 * metrics nor the scrape, and its old value would lie: `onFailure` removes it.
 */
export async function collectInTime(collect: () => void | Promise<void>, onFailure: () => void): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.reject(new Error('collect timed out')), COLLECT_TIMEOUT_MS);
  try {
    await Promise.race([(async () => collect())(), late.promise]);
  } catch {
    onFailure();
  } finally {
    clearTimeout(timer);
  }
}
