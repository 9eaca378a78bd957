/** Where Intuit's services are and who we are to them. All from configuration; tests point them at the simulator. */
export type QboEndpoints = {
  /** Base of the accounting API without a path, for example `https://quickbooks.api.intuit.com`. */
  apiBaseUrl: string;
  authorizeUrl: string;
  tokenUrl: string;
  revokeUrl: string;
  clientId: string;
  clientSecret: string;
};
