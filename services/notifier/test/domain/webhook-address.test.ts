import { describe, expect, it } from 'vitest';
import { faultOfUrl, isPublicAddress } from '../../src/domain/webhook-address.ts';

describe('addresses of webhooks', () => {
  it.each([
    ['this machine', ['127.0.0.1', '127.8.8.8', '0.0.0.0', '::1', '::']],
    ['private networks', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1', 'fec0::1']],
    ['the link', ['169.254.1.1', 'fe80::1']],
    ['clouds’ metadata', ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '192.0.0.192', '168.63.129.16']],
    ['carriers’ networks', ['100.64.0.1']],
    ['many at once', ['224.0.0.1', '255.255.255.255', 'ff02::1']],
    ['nobody', ['192.0.2.1', '198.18.0.1', '203.0.113.9', '240.0.0.1', '2001:db8::1']],
    [
      'an IPv4 address within an IPv6 one',
      [
        '::ffff:10.0.0.1',
        '::ffff:7f00:1',
        '::127.0.0.1',
        '64:ff9b::a00:1',
        '64:ff9b:1::1',
        '2002:7f00:1::',
        '2001:0:1::1',
      ],
    ],
  ])('of %s are not public', (_what, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it('of others are, also through NAT64', () => {
    const addresses = [
      '8.8.8.8',
      '172.32.0.1',
      '93.184.216.34',
      '2606:4700::1111',
      '64:ff9b::808:808',
      '::ffff:8.8.8.8',
    ];
    expect(addresses.filter(isPublicAddress)).toEqual(addresses);
  });

  const strict = { allowsPrivate: false, allowsHttp: false };

  it.each([
    'http://example.com/',
    'ftp://example.com/',
    'example.com',
    'https://me:secret@example.com/',
    'https://example.com/#part',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://[::1]:8443/',
    `https://example.com/${'x'.repeat(2048)}`,
  ])('refuse the URL %s', (url) => expect(faultOfUrl(url, strict)).toEqual(expect.any(String)));

  it('take what the settings allow', () => {
    expect(faultOfUrl('https://example.com:8443/hooks?token=1', strict)).toBeNull();
    expect(faultOfUrl('http://127.0.0.1:80/', { allowsPrivate: true, allowsHttp: true })).toBeNull();
    expect(faultOfUrl('https://127.0.0.1/', { allowsPrivate: true, allowsHttp: false })).toBeNull();
  });
});
