import { errorCode } from './errors.ts';

/** OpenSSL's names for a certificate that cannot be verified, as Node puts them on its errors. */
const VERIFICATION_CODES = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** True when the peer of a TLS connection showed a certificate that we do not trust. */
export function isCertificateError(error: unknown): boolean {
  return VERIFICATION_CODES.has(errorCode(error) ?? '');
}
