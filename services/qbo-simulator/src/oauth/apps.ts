import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** An app as registered with Intuit: client id and secret. */
export type ClientApp = {
  clientId: string;
  clientSecret: string;
  /** Its name on the consent page. */
  name?: string;
  /** Where a consent may redirect the browser to; absent allows every URL. */
  redirectUris?: string[];
};

export type AppEntry = { kind: 'app'; app: ClientApp };

export type Apps = {
  /** The app of the configuration. */
  readonly configured: ClientApp;
  find(clientId: string | undefined): ClientApp | undefined;
  /**
   * The app that an `Authorization: Basic` header proves to be; undefined for a wrong secret
   * (docs/quickbooks.md#intuit-oauth).
   */
  authenticate(authorization: string | undefined): ClientApp | undefined;
  /** Missing credentials are generated. A known clientId gets the new secret. */
  register(app: Partial<ClientApp>): ClientApp;
  list(): ClientApp[];
  apply(entry: AppEntry): void;
  /** Forgets all but the app of the configuration. */
  clear(): void;
};

/** `configured` is the app of the configuration; it is not stored. */
export function createApps(write: (entry: AppEntry) => void, configured: ClientApp): Apps {
  const apps = new Map([[configured.clientId, configured]]);

  function apply({ app }: AppEntry): void {
    apps.set(app.clientId, app);
  }

  return {
    configured,
    find: (clientId) => apps.get(clientId ?? ''),
    authenticate(authorization) {
      const given = /^Basic (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
      const [clientId = '', ...secret] = Buffer.from(given, 'base64').toString().split(':');
      const app = apps.get(clientId);
      return app && isSame(app.clientSecret, secret.join(':')) ? app : undefined;
    },
    register(given) {
      const keys = {
        clientId: `AB${randomBytes(24).toString('base64url')}`,
        clientSecret: randomBytes(30).toString('base64url'),
      };
      const entry: AppEntry = { kind: 'app', app: { ...keys, ...given } };
      write(entry);
      apply(entry);
      return entry.app;
    },
    list: () => [...apps.values()],
    apply,
    clear() {
      apps.clear();
      apps.set(configured.clientId, configured);
    },
  };
}

/** Compares digests, so that the time it takes tells neither length nor content of the secret. */
function isSame(secret: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(secret), digest(given));
}
