import { describe, expect, it } from 'vitest';
import { feedAddresses } from '@/lib/usecases/feed-addresses';

describe('the addresses of a feed', () => {
  it('has one for each calendar', () => {
    expect(feedAddresses('https://plan.example.org', 'token', 'my-plan.ics', 'My plan')).toEqual({
      https: 'https://plan.example.org/feeds/token/my-plan.ics',
      webcal: 'webcal://plan.example.org/feeds/token/my-plan.ics',
      google:
        'https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fplan.example.org%2Ffeeds%2Ftoken%2Fmy-plan.ics',
      outlook:
        'https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fplan.example.org%2Ffeeds%2Ftoken%2Fmy-plan.ics&name=My%20plan',
      office:
        'https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2Fplan.example.org%2Ffeeds%2Ftoken%2Fmy-plan.ics&name=My%20plan',
      reachable: true,
    });
  });

  it.each([
    ['http://localhost:3000', false],
    ['http://plan.example.org', false],
    ['https://localhost', false],
    ['https://plans.local', false],
    ['https://192.168.1.4', false],
    ['https://[::1]', false],
    ['https://plan.example.org:8443', true],
  ])('tells whether a calendar service could fetch from %s', (appUrl, reachable) => {
    expect(feedAddresses(appUrl, 't', 'n.ics', 'n').reachable).toBe(reachable);
  });
});
