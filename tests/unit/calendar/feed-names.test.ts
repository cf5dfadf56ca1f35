import { describe, expect, it } from 'vitest';
import { feedFileName } from '@/lib/calendar/feed-names';

describe('the file name of a feed', () => {
  it.each([
    ['Senior Engineer', 'senior-engineer.ics'],
    ['  C++ & Rust: 2026/27!  ', 'c-rust-2026-27.ics'],
    ['Große Pläne für Łódź', 'grosse-plane-fur-lodz.ics'],
    ['ﬁne ⅷ', 'fine-viii.ics'],
    ['学习计划', 'study-plan.ics'],
    ['学习 Kubernetes', 'kubernetes.ics'],
    ['Учебный план', 'study-plan.ics'],
    ['🚀', 'study-plan.ics'],
    ['../../etc/passwd', 'etc-passwd.ics'],
    ['a\r\nb', 'a-b.ics'],
    ['', 'study-plan.ics'],
  ])('%j is %s', (title, name) => {
    expect(feedFileName(title)).toBe(name);
  });

  it('is cut between letters, without a hyphen at the end', () => {
    expect(feedFileName('x'.repeat(200))).toBe(`${'x'.repeat(60)}.ics`);
    expect(feedFileName(`${'x'.repeat(59)} y`)).toBe(`${'x'.repeat(59)}.ics`);
  });
});
