import { describe, expect, it } from '@jest/globals';
import { documentKey, holdsVersion, isOurs } from '../../src/outgoing/document-key.ts';
import { cleanName, referenceKey } from '../../src/outgoing/reference-kinds.ts';

describe('names', () => {
  it('lose what QuickBooks forbids: colons, tabs, newlines', () => {
    expect(cleanName(' Acme:\tNorth\n Office ')).toBe('Acme North Office');
  });

  it('are the same name whatever their case and outer space', () => {
    expect(referenceKey(' ACME ')).toBe(referenceKey('acme'));
  });
});

describe('the key in PrivateNote', () => {
  const note = (text: string) => ({ PrivateNote: text });

  it('recognises a record’s document in any version, also below a bookkeeper’s words', () => {
    expect(isOurs(note(`Called them\n${documentKey('r-1', 3)}`), 'r-1')).toBe(true);
    expect(isOurs(note(documentKey('r-12', 1)), 'r-1')).toBe(false);
    expect(isOurs({}, 'r-1')).toBe(false);
  });

  it('tells versions apart', () => {
    expect(holdsVersion(note(documentKey('r-1', 12)), 'r-1', 12)).toBe(true);
    expect(holdsVersion(note(documentKey('r-1', 12)), 'r-1', 2)).toBe(false);
  });
});
