import ipaddr from 'ipaddr.js';

export type AddressRules = {
  /** Private addresses may be called too. */
  allowsPrivate: boolean;
  /** HTTP without TLS may be used too. */
  allowsHttp: boolean;
};

const LONGEST = 2048;

/** Global unicast addresses (RFC 4291). Ranges below it can contain IPv4 addresses. */
const global6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** A public address that belongs to the platform: Azure's own services answer there. */
const platforms = new Set(['168.63.129.16']);

/**
 * Whether an address is public: not of a private network, the machine itself, the link, a cloud's metadata, a multicast
 * group, or an IPv6 form of such an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast' && !platforms.has(parsed.toString());
  // NAT64 (RFC 6052): the last four bytes are the address that is really called.
  if (parsed.range() === 'rfc6052') return isPublicAddress(parsed.toByteArray().slice(-4).join('.'));
  return parsed.range() === 'unicast' && (parsed as ipaddr.IPv6).match(global6);
}

/** The address in a URL's host; null if it is a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}

/**
 * What is wrong with the URL of a webhook, in a sentence; null if nothing. What its name resolves to is checked when it
 * is called.
 */
export function faultOfUrl(text: string, { allowsPrivate, allowsHttp }: AddressRules): string | null {
  if (text.length > LONGEST) return `It must have ${LONGEST} characters at most.`;
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return 'It must be an absolute https URL.';
  if (url.protocol === 'http:' && !allowsHttp) return 'It must begin with https.';
  if (url.username !== '' || url.password !== '') return 'It must hold no user or password: deliveries are signed.';
  if (url.hash !== '') return 'It must hold no fragment: that is not sent.';
  const literal = literalAddress(url.hostname);
  if (literal !== null && !allowsPrivate && !isPublicAddress(literal)) {
    return 'It must be an address of the public internet.';
  }
  return null;
}
