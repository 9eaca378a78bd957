import { describe, expect, it } from 'vitest';
import { passwordVerifier } from '../src/password-verifier.ts';

describe('passwordVerifier', () => {
  it('is what PostgreSQL stores of the password of RFC 7677, section 3', () => {
    expect(passwordVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==' +
        '$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });

  it('differs each time', () => {
    expect(passwordVerifier('pencil')).not.toBe(passwordVerifier('pencil'));
  });
});
