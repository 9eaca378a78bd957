import { afterAll, beforeAll, expect, it } from 'vitest';
import { openToys } from '../outgoing/support.ts';
import { compare, compareDaily, differences, fillYear, nameOf, type Document } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

it('a clean year of 5,000 documents has no difference, and one that is planted in it is found, for a bounded number of reads', async () => {
  const company = await toys.newCompany();
  await company.run(); // reads the preferences
  await fillYear(company, 5000);
  const whole = await compare(company);
  expect(whole).toMatchObject({ state: 'finished', found: 0, differing: 0 });
  expect(whole.sums).toMatchObject([{ ours: { count: 5000 }, theirs: { count: 5000 } }]);
  // Six pages that overlap by a hundred; what changed meanwhile is more than a capture tells, so they are read once more.
  expect(whole.reads).toBe(whole.metered);
  expect(whole.reads).toBeLessThanOrEqual(14);
  expect(await differences(company, ['open', 'accepted', 'closed'])).toEqual([]);

  const [document] = (await company.books.all('Invoice')) as Document[];
  await company.books.change('Invoice', document?.Id ?? '', { DocNumber: 'other' });
  const daily = await compareDaily(company);
  expect((await differences(company)).map(nameOf)).toEqual([`edited ${String(document?.['DocNumber'])}`]);
  expect(daily).toMatchObject({ state: 'finished', found: 1 });
  expect(daily.reads).toBeLessThanOrEqual(14);
}, 240_000);
