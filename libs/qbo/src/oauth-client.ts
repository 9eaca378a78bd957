import OAuthClient from 'intuit-oauth';
import { AutosyncError } from '@autosync/core';
import type { QboEndpoints } from './endpoints.ts';

type Urls = Pick<QboEndpoints, 'authorizeUrl' | 'tokenUrl' | 'revokeUrl'>;

let urlsInUse: Urls | undefined;

/**
 * intuit-oauth keeps its URLs and its retries in statics of the class, one set for the process: they are set by the
 * first caller, and other URLs are refused (`oauth-endpoints-differ`) instead of changing under a running call.
 *
 * Retries are off: a refresh whose answer was lost would be sent again with the old token (docs/quickbooks.md#intuit-oauth).
 */
export function fixOAuthStatics({ authorizeUrl, tokenUrl, revokeUrl }: Urls): void {
  const inUse = urlsInUse ?? { authorizeUrl, tokenUrl, revokeUrl };
  if (inUse.authorizeUrl !== authorizeUrl || inUse.tokenUrl !== tokenUrl || inUse.revokeUrl !== revokeUrl) {
    throw new AutosyncError('oauth-endpoints-differ', 'this process already uses other OAuth URLs');
  }
  if (urlsInUse !== undefined) return;
  urlsInUse = inUse;
  OAuthClient.authorizeEndpoint = authorizeUrl;
  OAuthClient.tokenEndpoint = tokenUrl;
  OAuthClient.revokeEndpoint = revokeUrl;
  OAuthClient.retryConfig.maxRetries = 0;
}

/** A client for one call: it keeps tokens in itself, so calls never share one. Its file log stays off. */
export function createOAuthClient(endpoints: QboEndpoints, redirectUri: string): OAuthClient {
  const { clientId, clientSecret } = endpoints;
  return new OAuthClient({ clientId, clientSecret, redirectUri, environment: 'production', logging: false });
}
