import ipaddr from 'ipaddr.js';

export type AddressRules = {
  /** Addresses that are not the public internet's may be called, too. */
  allowsPrivate: boolean;
  /** Without TLS, too. */
  allowsHttp: boolean;
};

const LONGEST = 2048;

/** Global unicast (RFC 4291): all that is given out to anybody. Below it lie forms that hold an IPv4 address. */
const global6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by its number, and yet the machine's own: Azure's platform answers there. */
const platforms = new Set(['168.63.129.16']);

/**
 * Whether an address is one of the public internet: not of a private network, the machine itself, the link, a cloud's
 * metadata, a multicast group, or an IPv6 form that leads to such an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast' && !platforms.has(parsed.toString());
  // NAT64 (RFC 6052): what is really called are the last four bytes.
  if (parsed.range() === 'rfc6052') return isPublicAddress(parsed.toByteArray().slice(-4).join('.'));
  return parsed.range() === 'unicast' && (parsed as ipaddr.IPv6).match(global6);
}

/** The address within the brackets of a URL's IPv6 host; null: it is a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}

/** What is wrong with the URL of a webhook, in a sentence; null: nothing. What its name stands for is looked at later. */
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
