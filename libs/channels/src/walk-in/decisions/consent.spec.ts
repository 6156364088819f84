import { lacksConsent } from './consent.js';

describe('details are kept of who agreed', () => {
  it.each([
    [{}, false],
    [{ consent: false }, false],
    [{ name: 'Asukas' }, true],
    [{ phone: '+358401234567', consent: false }, true],
    [{ email: 'a@example.org', consent: true }, false],
    [{ name: 'Asukas', phone: '+358401234567', email: 'a@example.org' }, true],
  ])('%j lacks it: %p', (visit, lacks) => expect(lacksConsent(visit)).toBe(lacks));
});
