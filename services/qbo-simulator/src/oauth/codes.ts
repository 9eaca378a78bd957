import { CODE_MS, newCode } from './tokens.ts';

/** What the browser brings back from the consent page, to be exchanged once (docs/quickbooks.md#tokens). */
type Code = {
  code: string;
  clientId: string;
  realmId: string;
  redirectUri: string;
  scope?: string;
  expiresAtMs: number;
  /** The grant that was made of it. */
  grantId?: string;
};

export type CodeEntry = { kind: 'code'; code: Code };

export type Codes = {
  issue(consent: Pick<Code, 'clientId' | 'realmId' | 'redirectUri' | 'scope'>, atMs: number): Code;
  find(code: string): Code | undefined;
  markUsed(code: Code, grantId: string): void;
  apply(entry: CodeEntry): void;
  clear(): void;
};

export function createCodes(write: (entry: CodeEntry) => void): Codes {
  const codes = new Map<string, Code>();

  function store(code: Code): Code {
    write({ kind: 'code', code });
    codes.set(code.code, code);
    return code;
  }

  return {
    issue: (consent, atMs) => store({ ...consent, code: newCode(), expiresAtMs: atMs + CODE_MS }),
    find: (code) => codes.get(code),
    markUsed(code, grantId) {
      store({ ...code, grantId });
    },
    apply({ code }) {
      codes.set(code.code, code);
    },
    clear: () => codes.clear(),
  };
}
