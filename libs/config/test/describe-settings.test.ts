import { describe, expect, it } from 'vitest';
import { describeSettings, flag, integer, list, optional, text } from '../src/index.ts';

describe('describeSettings', () => {
  it('lists the settings in their order with defaults as they would be written, and what they may be', () => {
    const rows = describeSettings({
      port: integer('PORT', { doc: 'Port.', min: 0, max: 65_535, default: 0 }),
      on: flag('ON', { doc: 'Switch.', default: false }),
      brokers: list('BROKERS', { doc: 'Brokers.', default: ['a:1', 'b:2'] }),
      key: text('KEY', { doc: 'Key.', secret: true }),
      note: optional(text('NOTE', { doc: 'Note.' })),
    });
    expect(rows).toEqual([
      {
        variable: 'PORT',
        doc: 'Port.',
        required: false,
        default: '0',
        secret: false,
        schema: { type: 'integer', minimum: 0, maximum: 65_535 },
      },
      { variable: 'ON', doc: 'Switch.', required: false, default: 'false', secret: false, schema: { type: 'boolean' } },
      {
        variable: 'BROKERS',
        doc: 'Brokers.',
        required: false,
        default: 'a:1,b:2',
        secret: false,
        schema: { type: ['string', 'array'], items: { type: 'string' } },
      },
      { variable: 'KEY', doc: 'Key.', required: true, default: '', secret: true, schema: { type: 'string' } },
      { variable: 'NOTE', doc: 'Note.', required: false, default: '', secret: false, schema: { type: 'string' } },
    ]);
  });
});
