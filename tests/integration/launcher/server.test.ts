import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { callInNode } from './in-node';

describe('the port', () => {
  it.each([
    [undefined, 3000],
    ['', 3000],
    ['8080', 8080],
    ['65535', 65_535],
  ])('PORT=%s means %i', async (text, port) => {
    expect(
      await callInNode('launcher/server', 'readPort', ...(text === undefined ? [] : [text])),
    ).toBe(port);
  });

  it.each(['0', '65536', '80a', '-1', '3e3'])('PORT=%s is refused', async (text) => {
    await expect(callInNode('launcher/server', 'readPort', text)).rejects.toThrow(
      `PORT must be a number from 1 to 65535, and is "${text}".`,
    );
  });

  it('in use is told in one line, with a way out', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(callInNode('launcher/server', 'requireFreePort', port)).rejects.toThrow(
      `Port ${String(port)} is in use. Choose another one: PORT=${String(port + 1)} npm start`,
    );
    other.close();
    await once(other, 'close');
    expect(await callInNode('launcher/server', 'requireFreePort', port)).toBeUndefined();
  });
});
