import { signatureOf } from './signature.js';

describe('the signature', () => {
  it("is Twilio's own published example", () => {
    // twilio.com/docs/usage/security, "A few notes": the token 12345 and this call.
    const fields = { CallSid: 'CA1234567890ABCDE', Caller: '+14158675310', Digits: '1234', From: '+14158675310', To: '+18005551212' };
    expect(signatureOf('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', fields)).toBe('GvWf1cFY/Q7PnoempGyD5oXAezc=');
  });

  it('does not depend on the order of the fields, and depends on everything else', () => {
    const base = signatureOf('token-one', 'http://127.0.0.1/a?b=1', { B: '2', A: '1' });
    expect(signatureOf('token-one', 'http://127.0.0.1/a?b=1', { A: '1', B: '2' })).toBe(base);
    for (const other of [
      signatureOf('token-two', 'http://127.0.0.1/a?b=1', { A: '1', B: '2' }),
      signatureOf('token-one', 'http://127.0.0.1/a?b=2', { A: '1', B: '2' }),
      signatureOf('token-one', 'http://127.0.0.1/a?b=1', { A: '1', B: '3' }),
      signatureOf('token-one', 'http://127.0.0.1/a?b=1', {}),
    ])
      expect(other).not.toBe(base);
  });
});
