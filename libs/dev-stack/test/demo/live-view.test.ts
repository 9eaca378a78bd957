import { describe, expect, it } from 'vitest';
import { createLiveView, describeBatch, renderTable } from '../../src/demo/live-view.ts';
import { batch } from '../support/sample-batch.ts';
import { recordingOutput } from '../support/recording-output.ts';

const company = (...batches: ReturnType<typeof batch>[]) => [{ name: 'Contoso', batches, hasPending: true }];

describe('renderTable', () => {
  it('lines up the batches, and shows companies that have none', () => {
    const states = [
      ...company(
        batch(),
        batch({ state: 'finishedWithError', counts: { total: 8, done: 8, failed: 1 } }),
        batch({ step: 'waiting-for-quickbooks', counts: { total: 0, done: 0 } }),
      ),
      { name: 'Fabrikam', batches: [], hasPending: false },
      { name: 'Wingtip', batches: [], hasPending: true },
    ];
    expect(renderTable(states, 120)).toEqual([
      '[Contoso] AutoSyncModule Invoices  █████░░░░░░░░░░░░░░░  10 of 40          Running',
      '[Contoso] AutoSyncModule Invoices  ████████████████████  8 of 8, 1 failed  Finished with Error',
      '[Contoso] AutoSyncModule Invoices  ░░░░░░░░░░░░░░░░░░░░  0 of 0            Running (waiting for quickbooks)',
      '[Fabrikam]                         ░░░░░░░░░░░░░░░░░░░░                    nothing to do',
      '[Wingtip]                          ░░░░░░░░░░░░░░░░░░░░                    waiting for its batch',
    ]);
  });

  it('stays within the terminal, since a wrapped line could not be drawn over', () => {
    expect(renderTable(company(batch()), 50).every((row) => row.length <= 49)).toBe(true);
  });

  it('survives a total that was estimated too low', () => {
    expect(renderTable(company(batch({ counts: { total: 5, done: 7 } })), 120)[0]).toContain('7 of 5');
  });
});

describe('createLiveView', () => {
  it('elsewhere than on a terminal, writes a line for each change and for progress every two seconds', () => {
    const output = recordingOutput();
    let now = 0;
    const view = createLiveView(output, () => now);
    const steps: [number, ReturnType<typeof batch>][] = [
      [0, batch({ state: 'notStarted', counts: { total: 40, done: 0 } })],
      [100, batch()],
      [200, batch({ counts: { done: 11 } })],
      [2200, batch({ counts: { done: 25 } })],
      [2300, batch({ counts: { done: 25 } })],
      [2400, batch({ state: 'finished', counts: { done: 40 } })],
    ];
    for (const [at, one] of steps) {
      now = at;
      view.show(company(one));
    }
    view.end();
    expect(output.out).toEqual(
      ['Not Yet Started, 0 of 40', 'Running, 10 of 40', 'Running, 25 of 40', 'Finished, 40 of 40'].map(
        (words) => `  [Contoso] AutoSyncModule Invoices: ${words}\n`,
      ),
    );
  });

  it('on a terminal, draws over the table and leaves the last one', () => {
    const output = recordingOutput({ isTerminal: true });
    const view = createLiveView(output);
    view.show(company(batch()));
    const first = output.out.length;
    view.show(company(batch({ state: 'finished', counts: { done: 40 } })));
    expect(output.out[first]).toMatch('\u001b[1A');
    view.end();
    expect(output.out.at(-1)).toMatch(/40 of 40 +Finished\n$/);
  });
});

describe('describeBatch', () => {
  it('says why a batch had nothing to do', () => {
    const idle = batch({ state: 'finished', counts: { total: 0, done: 0 }, reason: 'nothing is pending' });
    expect(describeBatch(idle)).toBe('[Contoso] AutoSyncModule Invoices: Finished, 0 of 0: nothing is pending');
  });
});
