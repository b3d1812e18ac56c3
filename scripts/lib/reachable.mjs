/** Whether an HTTPS server answers at all within a few seconds. */
export async function isReachable(url) {
  try {
    await fetch(url, { method: 'HEAD', signal: globalThis.AbortSignal.timeout(4000) });
    return true;
  } catch {
    return false;
  }
}
