import { exitWithJest } from './exit-with-jest.ts';

/** The variable through which test files find the servers of their jest run. */
export const testServersVariable = 'AUTOSYNC_TEST_SERVERS';

/** Asks the server process of this jest run (see server-main.ts), which starts what is needed at the first question. */
export async function askTestServers<T>(method: 'GET' | 'POST' | 'DELETE', path: string): Promise<T> {
  exitWithJest();
  const address = process.env[testServersVariable];
  if (!address) {
    throw new Error(
      `${testServersVariable} is not set: run this test with jest, whose global set-up starts the servers.`,
    );
  }
  // A connection that stayed open would keep a test file from ending.
  const response = await fetch(address + path, { method, headers: { connection: 'close' } });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`test servers: ${(body as { message: string }).message}`);
  return body as T;
}
