import { LANGUAGES } from '#domain';
import { noticeScript } from './notice-script.js';

describe('a call that only tells', () => {
  it('says the code letter by letter and that 1 says it again, then hangs up', () => {
    expect(noticeScript({ language: 'en', code: 'K7M-2QX', count: 1 }, '/again')).toEqual([
      {
        step: 'ask',
        digits: { max: 1 },
        timeoutSeconds: 6,
        prompts: [
          {
            step: 'say',
            text: 'This is Batline. A case is waiting for you. Its code is K, 7, M. 2, Q, X. Open Batline to see more. Press 1 to hear this again.',
            language: 'en',
          },
        ],
        then: '/again',
      },
      { step: 'hangUp' },
    ]);
  });

  it.each(LANGUAGES)('says in %s how many, and that it is only a try', (language) => {
    const said = (code: string | null, count: number) => JSON.stringify(noticeScript({ language, code, count }, '/again'));
    expect(said('K7M-2QX', 3)).toContain('3');
    expect(said('K7M-2QX', 3)).not.toContain('K, 7');
    expect(said(null, 1)).not.toMatch(/undefined|null/);
  });
});
