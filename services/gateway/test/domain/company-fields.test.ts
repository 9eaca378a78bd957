import { describe, expect, it } from 'vitest';
import { changeFields, checkTimeZone } from '../../src/domain/company-fields.ts';
import type { CompanyFields } from '../../src/domain/company-fields.ts';

const before: CompanyFields = {
  name: 'Contoso',
  timeZone: 'UTC',
  settings: { invoiceLineDetail: 'default' },
  disabled: false,
};

describe('changing a company', () => {
  it.each([
    [{ name: 'Fabrikam' }, { ...before, name: 'Fabrikam' }],
    [{ timeZone: 'Europe/Paris' }, { ...before, timeZone: 'Europe/Paris' }],
    [{ disabled: true }, { ...before, disabled: true }],
    [
      { settings: { invoiceLineDetail: 'detailed' as const } },
      { ...before, settings: { invoiceLineDetail: 'detailed' } },
    ],
  ])('%j changes just that', (patch, after) => {
    expect(changeFields(before, patch)).toEqual(after);
  });

  it.each([{}, { name: 'Contoso' }, { settings: {} }, { disabled: false }])('%j changes nothing', (patch) => {
    expect(changeFields(before, patch)).toBeUndefined();
  });
});

describe('a time zone', () => {
  it.each(['UTC', 'America/New_York', undefined])('%s is one', (name) => {
    expect(() => checkTimeZone(name)).not.toThrow();
  });

  it.each(['Mars/Olympus', '', 'EST5EDT4'])('"%s" is none', (name) => {
    expect(() => checkTimeZone(name)).toThrow(
      expect.objectContaining({ details: { errors: [expect.objectContaining({ pointer: '/timeZone' })] } }),
    );
  });
});
