import { describe, expect, it } from '@jest/globals';
import { describeSettings, flag, integer, list, optional, text } from '../src/index.ts';

describe('describeSettings', () => {
  it('lists the settings in their order with defaults as they would be written', () => {
    const rows = describeSettings({
      port: integer('PORT', { doc: 'Port.', default: 0 }),
      on: flag('ON', { doc: 'Switch.', default: false }),
      brokers: list('BROKERS', { doc: 'Brokers.', default: ['a:1', 'b:2'] }),
      key: text('KEY', { doc: 'Key.', secret: true }),
      note: optional(text('NOTE', { doc: 'Note.' })),
    });
    expect(rows).toEqual([
      { variable: 'PORT', doc: 'Port.', required: false, default: '0', secret: false },
      { variable: 'ON', doc: 'Switch.', required: false, default: 'false', secret: false },
      { variable: 'BROKERS', doc: 'Brokers.', required: false, default: 'a:1,b:2', secret: false },
      { variable: 'KEY', doc: 'Key.', required: true, default: '', secret: true },
      { variable: 'NOTE', doc: 'Note.', required: false, default: '', secret: false },
    ]);
  });
});
