import { exitWithTestRun } from './exit-with-test-run.ts';

/** The variable with the address of the run's test servers. */
export const testServersVariable = 'AUTOSYNC_TEST_SERVERS';

/** Sends a request to the server process of this test run (server-main.ts), which starts what is needed. */
export async function askTestServers<T>(method: 'GET' | 'POST' | 'DELETE', path: string): Promise<T> {
  exitWithTestRun();
  const address = process.env[testServersVariable];
  if (!address) {
    throw new Error(
      `${testServersVariable} is not set: run this test with npm test, whose global set-up starts the servers.`,
    );
  }
  // A connection that stays open would keep a test file from ending.
  const response = await fetch(address + path, { method, headers: { connection: 'close' } });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`test servers: ${(body as { message: string }).message}`);
  return body as T;
}
