import OAuthClient from 'intuit-oauth';
import type { QboEndpoints } from './endpoints.ts';

/**
 * A client for one call, which has to be made at once: intuit-oauth keeps its URLs in statics of the class and reads them
 * when the call begins. It keeps tokens in itself, so calls never share a client. Its file log stays off.
 *
 * Retries are off: a refresh whose answer was lost would be sent again with the old token (docs/quickbooks.md#intuit-oauth).
 */
export function createOAuthClient(endpoints: QboEndpoints, redirectUri: string): OAuthClient {
  const { authorizeUrl, tokenUrl, revokeUrl, clientId, clientSecret } = endpoints;
  OAuthClient.authorizeEndpoint = authorizeUrl;
  OAuthClient.tokenEndpoint = tokenUrl;
  OAuthClient.revokeEndpoint = revokeUrl;
  OAuthClient.retryConfig.maxRetries = 0;
  return new OAuthClient({ clientId, clientSecret, redirectUri, environment: 'production', logging: false });
}
