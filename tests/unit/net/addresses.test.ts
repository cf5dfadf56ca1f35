import { describe, expect, it } from 'vitest';
import { addressLiteral, isAllowedHost, isPublicAddress } from '@/lib/net/addresses';

describe('isPublicAddress', () => {
  it.each([
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['loopback', '127.0.0.1'],
    ['loopback, not the first', '127.200.3.4'],
    ['private 10/8', '10.0.0.1'],
    ['private 172.16/12', '172.31.255.255'],
    ['private 192.168/16', '192.168.1.1'],
    ['link-local, where clouds keep secrets', '169.254.169.254'],
    ['shared, RFC 6598', '100.64.0.1'],
    ['the last that is shared', '100.127.255.255'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation 1', '192.0.2.1'],
    ['documentation 2', '198.51.100.1'],
    ['documentation 3', '203.0.113.1'],
    ['benchmarks', '198.18.0.1'],
    ['the last for benchmarks', '198.19.255.255'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped public', '::ffff:93.184.216.34'],
    ['compatible', '::7f00:1'],
    ['translated', '::ffff:0:10.0.0.1'],
    ['NAT64', '64:ff9b::10.0.0.1'],
    ['NAT64 of a network', '64:ff9b:1::10.0.0.1'],
    ['6to4', '2002:7f00:1::1'],
    ['Teredo', '2001::1'],
    ['unique local', 'fc00::1'],
    ['unique local', 'fd12:3456:789a::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local of old', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['documentation', '2001:db8::1'],
    ['discard', '100::1'],
    ['no address', 'localhost'],
    ['nothing', ''],
  ])('refuses %s: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '93.184.216.34',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.1',
    '172.32.0.1',
    '198.17.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:800::200e',
  ])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('addressLiteral', () => {
  it('tells addresses from names, in every way to write one that an address has', () => {
    const literal = (address: string) => addressLiteral(new URL(address).hostname);
    expect(literal('https://calendar.example/x')).toBeNull();
    expect(literal('https://127.0.0.1/x')).toBe('127.0.0.1');
    expect(literal('https://2130706433/x')).toBe('127.0.0.1');
    expect(literal('https://0x7f.1/x')).toBe('127.0.0.1');
    expect(literal('https://[::1]:8443/x')).toBe('::1');
  });
});

describe('isAllowedHost', () => {
  const allowed = ['nas.home', 'radicale.home:5232', '[::1]:8080', 'plain.home:80'];

  it.each([
    ['https://nas.home/x', true],
    ['http://NAS.home:8080/x', true],
    ['http://radicale.home:5232/', true],
    ['https://radicale.home/', false],
    ['http://[::1]:8080/', true],
    ['http://[::1]/', false],
    ['http://plain.home/', true],
    ['https://plain.home/', false],
    ['https://evil.nas.home/', false],
    ['https://nas.home.evil.example/', false],
  ])('%s: %s', (address, expected) => {
    expect(isAllowedHost(new URL(address), allowed)).toBe(expected);
  });
});
