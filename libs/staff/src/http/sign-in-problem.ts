import type { Language } from '#domain';
import type { RefusalFacts } from '#platform/http';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { STAFF_PROBLEMS } from '../staff-problems.js';
import { SIGN_IN_HEADERS } from './sign-in-headers.js';

const WORDS: Record<Language, { advice: Record<string, string>; subject: string; again: string; home: string }> = {
  fi: {
    advice: {
      'not-added': 'Pyydä pääkäyttäjää lisäämään sinut. Kerro hänelle alla oleva tunniste. Mitään ei ole tallennettu.',
      'sign-in-failed': 'Kirjautuminen kesti liian kauan tai se aloitettiin toisessa selaimessa. Aloita alusta.',
      'sign-in-unavailable': 'Vika ei ole sinussa. Yritä hetken kuluttua uudelleen.',
    },
    subject: 'Tunnisteesi',
    again: 'Kirjaudu uudelleen',
    home: 'Etusivulle',
  },
  sv: {
    advice: {
      'not-added': 'Be administratören lägga till dig och uppge identifieraren nedan. Ingenting har sparats.',
      'sign-in-failed': 'Inloggningen tog för lång tid eller påbörjades i en annan webbläsare. Börja om.',
      'sign-in-unavailable': 'Felet är inte ditt. Försök på nytt om en stund.',
    },
    subject: 'Din identifierare',
    again: 'Logga in på nytt',
    home: 'Till startsidan',
  },
  en: {
    advice: {
      'not-added': 'Ask the administrator to add you and tell them the identifier below. Nothing has been stored.',
      'sign-in-failed': 'Signing in took too long, or it was begun in another browser. Please start again.',
      'sign-in-unavailable': 'It is not your fault. Please try again in a moment.',
    },
    subject: 'Your identifier',
    again: 'Sign in again',
    home: 'To the front page',
  },
};

const STYLE = `body{margin:0;font:1.125rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#f4f5f7}
main{max-width:36rem;margin:12vh auto 0;padding:2rem;background:#fff;border-top:.5rem solid #0000a0}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}code{overflow-wrap:anywhere}
a{color:#0000a0;margin-right:1.5rem}a:focus-visible{outline:3px solid #0000a0;outline-offset:3px}`;

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A sign-in that did not work, as a page of its own: it needs neither scripts nor the rest of the product. */
export function sendSignInProblem(reply: FastifyReply, refusal: RefusalFacts, language: Language): void {
  const kind =
    (STAFF_PROBLEMS as Record<string, (typeof STAFF_PROBLEMS)['sign-in-failed']>)[refusal.code] ?? STAFF_PROBLEMS['sign-in-failed'];
  const words = WORDS[language];
  const subject = refusal.code === 'not-added' && typeof refusal.subject === 'string' ? refusal.subject : undefined;
  const page = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(kind[language])} – Batline</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(kind[language])}</h1>
<p>${escapeHtml(words.advice[refusal.code] ?? '')}</p>${subject === undefined ? '' : `\n<p>${words.subject}: <code>${escapeHtml(subject)}</code></p>`}
<p><a href="/auth/login?again=1">${words.again}</a> <a href="/">${words.home}</a></p></main></body></html>\n`;
  void reply
    .status(kind.status)
    .headers({ ...SIGN_IN_HEADERS, 'content-security-policy': POLICY })
    .type('text/html; charset=utf-8')
    .send(page);
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
