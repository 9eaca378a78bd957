// Runs in a pod of the project's image: the console is ready, shows its page, and lets nobody in who has not signed in.
const { READY_URL, PAGE_URL } = process.env;

async function read(url, expected) {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
  const body = await response.text();
  if (response.status !== expected) throw new Error(`${url} answered ${response.status}: ${body.slice(0, 500)}`);
  process.stdout.write(`${url} answered ${response.status}\n`);
  return { body, headers: response.headers };
}

await read(READY_URL, 200);
const { body, headers } = await read(`${PAGE_URL}/`, 200);
if (!body.includes('id="config"')) throw new Error(`${PAGE_URL}/ is not the page of the console`);
if (!headers.get('content-security-policy')?.includes("default-src 'none'")) throw new Error('the page has no policy');
// Nobody is signed in here, and that is what it says.
await read(`${PAGE_URL}/api/v1/self`, 401);
