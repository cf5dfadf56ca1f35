import { describe, expect, it } from 'vitest';
import {
  bareValue,
  contentLines,
  escapedText,
  foldedLine,
  plainText,
  shortened,
  unfoldedLines,
  uriValue,
} from '@/lib/calendar/ics-text';

describe('text', () => {
  it('is escaped so that nothing of it is syntax', () => {
    expect(escapedText('a;b,c\\d"e:f')).toBe('a\\;b\\,c\\\\d"e:f');
    expect(escapedText('\\n')).toBe('\\\\n');
    expect(escapedText('x\r\nEND:VEVENT\rBEGIN:VEVENT\ny')).toBe(
      'x\\nEND:VEVENT\\nBEGIN:VEVENT\\ny',
    );
  });

  it('takes every kind of line break for one and drops control characters', () => {
    expect(plainText('a\u2028b\u2029c\u0085d\r\ne\n\rf')).toBe('a\nb\nc\nd\ne\n\nf');
    expect(plainText('a\tb\u0000\u0007\u001b\u007f\u009f\ufeffc')).toBe('a bc');
    expect(bareValue('a\r\nb\u0000c')).toBe('abc');
  });

  it('replaces half a surrogate pair', () => {
    expect(plainText('a\ud83db')).toBe('a\uFFFDb');
    expect(plainText('😀')).toBe('😀');
  });

  it('is shortened by characters, not by halves of them', () => {
    expect(shortened('abc', 3)).toBe('abc');
    expect(shortened('abcd', 3)).toBe('ab…');
    expect(shortened('😀😀😀', 3)).toBe('😀😀😀');
    expect(shortened('😀😀😀😀', 3)).toBe('😀😀…');
  });
});

describe('an address', () => {
  it('is percent-encoded where it is no plain URI or where a parser may stumble', () => {
    expect(uriValue('https://a.example/b?c=d&e=f#g')).toBe('https://a.example/b?c=d&e=f#g');
    expect(uriValue('https://a.example/a,b;c\\d e"f')).toBe(
      'https://a.example/a%2Cb%3Bc%5Cd%20e%22f',
    );
    expect(uriValue('https://a.example/ü%20%zz')).toBe('https://a.example/%C3%BC%20%25zz');
    expect(uriValue('https://a.example/\r\nX:1\ud83d')).toBe('https://a.example/X:1%EF%BF%BD');
  });
});

describe('a line', () => {
  it('is folded after 75 octets, the space of the next line counted', () => {
    expect(foldedLine('x'.repeat(75))).toBe('x'.repeat(75));
    expect(foldedLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
    expect(foldedLine('x'.repeat(150))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x`);
  });

  it.each([
    ['é', 2],
    ['€', 3],
    ['😀', 4],
  ])('keeps %s together, %i octets', (character, octets) => {
    for (let short = 0; short < octets; short += 1) {
      const start = 'x'.repeat(75 - short);
      expect(foldedLine(start + character)).toBe(`${start}\r\n ${character}`);
    }
    const fits = 'x'.repeat(75 - octets) + character;
    expect(foldedLine(fits)).toBe(fits);
  });

  it('comes back from its folds', () => {
    const lines = ['BEGIN:X', `SUMMARY:${'a b '.repeat(60)}😀`, 'END:X'];
    expect(unfoldedLines(contentLines(lines))).toEqual(lines);
  });
});
