import type { Account } from './accounts.js';

type Language = 'fi' | 'sv' | 'en';

const WORDS = {
  fi: {
    title: 'Kenenä kirjaudut?',
    note: 'Kehityskirjautuminen: henkilöt ovat keksittyjä, salasanaa ei kysytä. Oikeassa käytössä tässä on kaupungin kirjautuminen.',
    others: 'Muut',
    signOut: 'Kirjaudu ulos',
    signOutTitle: 'Kirjaudutaanko ulos myös kehityskirjautumisesta?',
    stay: 'Pysy kirjautuneena',
  },
  sv: {
    title: 'Vem loggar du in som?',
    note: 'Utvecklingsinloggning: personerna är påhittade och inget lösenord frågas. I verklig användning finns stadens inloggning här.',
    others: 'Övriga',
    signOut: 'Logga ut',
    signOutTitle: 'Vill du logga ut också från utvecklingsinloggningen?',
    stay: 'Förbli inloggad',
  },
  en: {
    title: 'Who are you signing in as?',
    note: 'Development sign-in: the people are invented and no password is asked. In real use the city’s own sign-in stands here.',
    others: 'Others',
    signOut: 'Sign out',
    signOutTitle: 'Sign out of the development sign-in too?',
    stay: 'Stay signed in',
  },
} as const;

const STYLE = `*{box-sizing:border-box}body{margin:0;font:1.0625rem/1.45 system-ui,sans-serif;color:#1a1a1a;background:#f1f2f8}
main{max-width:44rem;margin:0 auto;padding:clamp(1.25rem,5vh,4rem) 1rem 3rem}
h1{font-size:clamp(1.5rem,4vw,2.125rem);line-height:1.2;margin:0 0 .5rem}h2{font-size:1.0625rem;margin:2rem 0 .5rem}
p{max-width:36rem;margin:0 0 1.75rem;color:#444}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}
li,form{display:grid}form{margin:0}button{font:inherit;text-align:start;cursor:pointer}
.who{display:flex;gap:.875rem;align-items:center;width:100%;min-height:4.5rem;padding:.75rem 1rem;background:#fff;border:2px solid #d5d7e6;border-radius:.5rem;color:inherit}
.who:hover{border-color:#0000a0}button:focus-visible{outline:3px solid #0000a0;outline-offset:2px}
.who i{flex:none;width:2.75rem;height:2.75rem;border-radius:50%;display:grid;place-items:center;background:#0000a0;color:#fff;font-style:normal;font-weight:600}
.who b,.who span{display:block;overflow-wrap:anywhere}.who span span{color:#444;font-size:.9375rem}.stranger i{background:#666}
.plain{padding:.75rem 1.5rem;margin:0 .75rem .75rem 0;border:2px solid #0000a0;border-radius:.25rem;background:#fff;color:#0000a0}
.main{background:#0000a0;color:#fff}`;

/** Nothing on these pages runs, and they post to nowhere but here. */
export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The provider's own pages have one script, which sends their form on. */
export const PROVIDER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Our page language from OpenID Connect's `ui_locales`. */
export function languageOfLocales(locales: unknown): Language {
  const tags = typeof locales === 'string' ? locales.split(' ').map((tag) => tag.slice(0, 2).toLowerCase()) : [];
  return tags.find((tag): tag is Language => tag === 'fi' || tag === 'sv' || tag === 'en') ?? 'fi';
}

/** Everybody as a button; the first that is pressed is who one is. */
export function pickerPage(accounts: readonly Account[], action: string, language: Language): string {
  const words = WORDS[language];
  const list = (some: readonly Account[]) => `<ul>${some.map((account) => choice(account, action, language)).join('\n')}</ul>`;
  const added = accounts.filter((account) => account.added);
  const others = accounts.filter((account) => !account.added);
  return page(language, words.title, `<p>${words.note}</p>\n${list(added)}\n<h2>${words.others}</h2>\n${list(others)}`);
}

/** @param form what the provider needs posted back, with the id `op.logoutForm` */
export function signOutPage(form: string, language: Language): string {
  const words = WORDS[language];
  return page(
    language,
    words.signOutTitle,
    `${form}
<button class="plain main" form="op.logoutForm" name="logout" value="yes">${words.signOut}</button>
<button class="plain" form="op.logoutForm">${words.stay}</button>`,
  );
}

function choice({ subject, name, role, added }: Account, action: string, language: Language): string {
  const initials = name
    .split(' ')
    .map((part) => part.charAt(0))
    .join('');
  return `<li><form method="post" action="${escapeHtml(action)}"><button class="who${added ? '' : ' stranger'}" name="account" value="${escapeHtml(subject)}">
<i aria-hidden="true">${escapeHtml(initials)}</i><span><b>${escapeHtml(name)}</b> <span>${escapeHtml(role[language])}</span></span></button></form></li>`;
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Batline</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>
${body}
</main></body></html>\n`;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
