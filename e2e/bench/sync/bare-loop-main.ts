import process from 'node:process';
import NodeQuickBooks from 'node-quickbooks';
import type { BareRound, BareRoundDone } from './bare-loop.ts';

type Create = (body: object, callback: (error: unknown) => void) => void;
type Instance = { endpoint: string; createInvoice: Create; createCreditMemo: Create };

// The types shipped with the package describe an ES module, while it is `module.exports = QuickBooks`.
const QuickBooks = NodeQuickBooks as unknown as new (settings: object) => Instance;

/** The same calls with node-quickbooks and nothing else: so many lanes, each sends the next document when one is done. */
async function runRound({ apiBaseUrl, realmId, token, documents, concurrency }: BareRound): Promise<BareRoundDone> {
  const quickBooks = new QuickBooks({
    consumerKey: 'bench',
    consumerSecret: '',
    token,
    tokenSecret: false,
    realmId,
    useSandbox: false,
    debug: false,
    minorversion: 75,
    oauthversion: '2.0',
  });
  quickBooks.endpoint = `${apiBaseUrl}/v3/company/`;
  let next = 0;

  async function lane(): Promise<void> {
    for (let document = documents[next++]; document !== undefined; document = documents[next++]) {
      const { entity, body } = document;
      await new Promise<void>((resolve, reject) => {
        const create = entity === 'CreditMemo' ? quickBooks.createCreditMemo : quickBooks.createInvoice;
        create.call(quickBooks, body, (error) => (error ? reject(new Error(JSON.stringify(error))) : resolve()));
      });
    }
  }

  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

async function answer(round: BareRound): Promise<void> {
  try {
    process.send?.(await runRound(round));
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
}

process.on('message', (round: BareRound) => void answer(round));
