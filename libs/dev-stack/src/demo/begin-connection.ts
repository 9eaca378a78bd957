import { AutosyncError } from '@autosync/core';

/**
 * What a person does with the address that `POST …/connection` answers: opens it, reads whose books are asked for, and goes
 * on to QuickBooks. The cookie is what their browser brings along when it comes back.
 */
export async function beginConnection(startUrl: string): Promise<{ authorizeUrl: string; cookie: string }> {
  const page = await fetch(startUrl);
  await page.body?.cancel();
  const [cookie = ''] = (page.headers.get('set-cookie') ?? '').split(';');
  const answer = await fetch(startUrl, { method: 'POST', headers: { cookie }, redirect: 'manual' });
  await answer.body?.cancel();
  const authorizeUrl = answer.headers.get('location');
  if (answer.status === 303 && authorizeUrl !== null) return { authorizeUrl, cookie };
  throw new AutosyncError('connection-not-begun', `The page that begins a connection answered with ${answer.status}.`);
}
