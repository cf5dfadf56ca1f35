/** Runs once before the first request: a server that cannot reach its data must not seem to run. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { prepareServer } = await import('@/lib/usecases/prepare-server');
  await prepareServer();
}
