/** `needsReconnect`: QuickBooks no longer accepts our tokens, a person has to connect again. */
export type ConnectionState = 'disconnected' | 'connected' | 'needsReconnect';

/** A row of `accounts.connections`. The tokens are sealed; `version` rises with each change of tokens or state. */
export type ConnectionRow = {
  companyId: string;
  tenantId: string;
  realmId: string | null;
  /** When QuickBooks first answered for the realm; until then it is only said to be the company's. */
  realmVerifiedAt: Date | null;
  state: ConnectionState;
  version: number;
  keyId: string | null;
  accessToken: Buffer | null;
  refreshToken: Buffer | null;
  accessExpiresAt: Date | null;
  refreshExpiresAt: Date | null;
  tokenCreatedAt: Date | null;
  /** When an exchange began whose result is not stored yet. */
  refreshStartedAt: Date | null;
  reason: string | null;
  updatedAt: Date;
};

/** What a worker knows of a company. */
export type CompanyRow = {
  companyId: string;
  tenantId: string;
  name: string;
  /** IANA name, for example `America/Chicago`. */
  timeZone: string;
  settings: Readonly<Record<string, unknown>>;
  realmId: string | null;
};
