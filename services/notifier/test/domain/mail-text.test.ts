import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { matterKinds } from '../../src/domain/matter.ts';
import { composeMail } from '../../src/domain/mail-text.ts';
import { previewFiles, previewFolder, renderPreviews } from '../support/previews.ts';

const single = { consoleUrl: undefined, timeZone: 'UTC', isGathered: false };

describe('mails', () => {
  it('are what the previews show (after a change: npm run mails)', async () => {
    const written = await readdir(previewFolder);
    const files = await Promise.all(
      written.map(async (name) => [name, await readFile(new URL(name, previewFolder), 'utf8')] as const),
    );
    expect(new Map(files)).toEqual(previewFiles());
  });

  it('have a preview of every kind, the daily one, and that of a webhook', () => {
    expect(Object.keys(renderPreviews())).toHaveLength(matterKinds.length + 2);
  });

  it('say the same in both forms: what failed, what to do, and the link', () => {
    const { text, html, subject } = renderPreviews()['records-failed']!;
    expect(subject).toBe('[AutoSync] Northwind IT: 7 invoices could not be synced');
    for (const words of ['There is no customer', 'What to do:', 'rerun-links/key.token', 'INV-5 and 1 more']) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
    expect(html).toContain('Contoso &amp; Sons &lt;GmbH&gt;');
  });

  it('hold whatever a company or QuickBooks says as text, and a subject of one short line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (companyName, sentence) => {
        const sentences = [{ text: sentence, records: 1, examples: [companyName] }];
        const told = [{ title: 'Something', sentences, fix: sentence }];
        const { subject, html } = composeMail({ ...single, companyName, told });
        expect(subject).not.toMatch(/[\r\n\p{Cc}]/u);
        expect(subject.length).toBeLessThanOrEqual(140);
        const tags = (html.match(/<[^>]*>/g) ?? []).length;
        const plain = composeMail({
          ...single,
          companyName: 'x',
          told: [{ ...told[0]!, sentences: [{ text: 'x', records: 1, examples: ['x'] }], fix: 'x' }],
        });
        expect(tags).toBe((plain.html.match(/<[^>]*>/g) ?? []).length);
      }),
      { numRuns: 40 },
    );
  });
});
