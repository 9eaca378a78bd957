import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { javaRoundTrip } from '../java/java-sdk.ts';
import { realmId, startSimulator } from '../support/simulator.ts';

const found = await javaRoundTrip();
const missing = 'missing' in found;
if (missing) process.stderr.write(`Intuit's Java SDK: skipped, it cannot be had here (${found.missing})\n`);

/** What each step sees. */
const expected = {
  'create customer': 'Zoë & Søn (Java)',
  'sparse update of the customer': ['1', 'changed', 'Aachen'],
  'full update of the customer': ['2', 'again', 'Aachen'],
  'create vendor': 'Summit Telecom',
  'query accounts and items': ['Income', 'Hours'],
  'create class and department': ['Service', 'North'],
  'find all of a list': true,
  'company info': ['Acme IT', true],
  preferences: false,
  'create invoice': [300, 300, 2],
  'sparse update of the invoice': ['1', 'from Java', 300],
  'full update of the invoice': ['2', 'read, modified, written', 300],
  'create payment': 180,
  'void payment': 300,
  'delete payment': 'Deleted',
  'create credit memo and apply it': [0, 200],
  'query with conditions': [1, 'JAVA-1'],
  count: 1,
  'PDF of the invoice': '%PDF-',
  'send the invoice': 'EmailSent',
  'sales receipt': [80, '80.00'],
  'refund receipt': [30, '50.00'],
  estimate: [300],
  'create bill': ['45.5', '45.50'],
  'full update of the bill': ['1', 'checked'],
  'pay the bill': 0,
  'vendor credit': 5,
  'purchase in cash': '12.25',
  'purchase order': 'Open',
  'journal entry': 2,
  transfer: '20.00',
  'time activity': 30,
  'tax agency': 'State Board',
  'inventory item': 10,
  'bill of stock': 15,
  'inventory adjustment': 13,
  'change data capture': { Customer: 1, Invoice: 1, Payment: 3 },
  batch: ['From a batch', 1, '6240'],
  upload: ['receipt.txt', 9, 1],
  'note without a file': 'called',
  'profit and loss': 'ProfitAndLoss',
  'balance sheet': 'BalanceSheet',
  'aged receivables': true,
  'refused: a missing customer': ['FMSException', '2020'],
  'refused: an unknown id': ['FMSException', '610'],
  'refused: a stale token': ['FMSException', '5010'],
  'refused: a name that is taken': ['FMSException', '6240'],
  'refused: a bad query': ['FMSException', '4001'],
  'refused: a wrong token': ['AuthenticationException', '3200'],
  'the same requestid twice': true,
  'void invoice': [0, 0],
  'delete invoice': 'Deleted',
  'inactive customer': false,
};

async function roundTrip(classPath: string): Promise<Record<string, unknown>> {
  const simulator = await startSimulator();
  try {
    const main = ['-Dfile.encoding=UTF-8', '-XX:TieredStopAtLevel=1', '-cp', classPath, 'RoundTrip'];
    const args = [...main, simulator.baseUrl, realmId, simulator.accessToken];
    const { stdout } = await promisify(execFile)('java', args, { timeout: 120_000 });
    return JSON.parse(stdout) as Record<string, unknown>;
  } finally {
    await simulator.stop();
  }
}
if (missing) {
  it('is skipped only where Java, Maven or the SDK cannot be had', () => {
    expect(found.missing).toMatch(/mvn|javac/);
  });
} else {
  const title =
    "Intuit's Java SDK, unchanged, does what an accounting app does, with gzipped bodies, and not one step fails";
  it(
    title,
    async () => {
      const seen = await roundTrip(found.classPath);
      expect(Object.entries(seen).filter(([, value]) => String(value).startsWith('FAILED'))).toEqual([]);
      expect(seen).toEqual(expected);
    },
    180_000,
  );
}
