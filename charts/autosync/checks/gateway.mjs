// Runs in a pod of the project's image: the gateway is ready, and one read of the API answers.
const { READY_URL, API_URL, OPERATOR_KEY } = process.env;

async function read(url, headers = {}) {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
  const body = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body.slice(0, 500)}`);
  process.stdout.write(`${url} answered ${response.status}\n`);
  return body;
}

await read(READY_URL);
const page = JSON.parse(await read(API_URL, { authorization: `Bearer ${OPERATOR_KEY}` }));
if (!Array.isArray(page.items)) throw new Error(`${API_URL} answered without items`);
