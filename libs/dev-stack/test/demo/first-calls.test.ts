import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { firstCalls } from '../../src/demo/first-calls.ts';

describe('firstCalls', () => {
  it('survives the shell, whatever the record is called', () => {
    const place = { key: 'k', companyId: 'c', externalId: "O'Brien & Söhne/1" };
    const calls = firstCalls('http://127.0.0.1:1', place).filter((line) => line.startsWith('curl'));
    expect(calls).toHaveLength(4);
    const seen = calls.map((line) =>
      execFileSync('sh', ['-c', line.replace(/^curl/, 'printf "%s\\n"')], { encoding: 'utf8' }),
    );
    expect(seen[0]).toContain('Authorization: Bearer k\nhttp://127.0.0.1:1/v1/companies/c/batches\n');
    expect(seen[1]).toContain('/c/payments\n');
    expect(seen[2]).toContain('/c/invoices/O%27Brien%20%26%20S%C3%B6hne%2F1\n');
    expect(seen[3]).toContain('{"type":"invoices"}\n');
  });
});
