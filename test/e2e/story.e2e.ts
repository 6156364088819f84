import { expect } from '@playwright/test';
import { codeOn, NAMES, openInChat, signedIn, test, unique, visitor } from './support/people.js';

test('from a first word to an owned, answered, closed case: resident, official and somebody who only has the code', async ({ browser }) => {
  const resident = await visitor(browser);
  const aino = await signedIn(browser, 'aino');
  const word = unique();
  await expect(aino.getByRole('list', { name: 'Odottaa ottajaa' })).toBeVisible();

  // The resident writes; the official sees it come, without reloading.
  await openInChat(resident, `Katuvalo ${word} on pimeä. Koululaiset kulkevat siitä.`);
  await expect(resident.getByRole('main')).toContainText('Asia on perillä ja odottaa ottajaa');
  await aino.getByRole('link', { name: new RegExp(word) }).click();

  // Minä vastaan: one's name becomes public, and the resident sees it.
  await aino.getByRole('article').getByRole('button', { name: 'Minä vastaan' }).click();
  const dialog = aino.getByRole('dialog', { name: 'Minä vastaan' });
  await expect(dialog).toContainText(`Nimesi ${NAMES.aino} näkyy kaikille`);
  await dialog.getByRole('button', { name: 'Minä vastaan' }).click();
  await expect(dialog).toBeHidden();
  await expect(resident.getByRole('main')).toContainText(`${NAMES.aino} vastaa tästä`);

  // They talk both ways, live.
  const residentLog = resident.getByRole('log', { name: 'Viestit' });
  const ainoLog = aino.getByRole('log', { name: 'Viestit' });
  await aino.getByRole('textbox', { name: 'Viesti asukkaalle' }).fill('Hei! Minä katson, mistä se johtuu.');
  await aino.getByRole('button', { name: 'Lähetä viesti' }).click();
  await expect(residentLog).toContainText('Minä katson, mistä se johtuu.');
  await resident.getByRole('textbox', { name: 'Kirjoita lisää' }).fill('Kiitos, olen kotona koko päivän.');
  await resident.getByRole('button', { name: 'Lähetä viesti' }).click();
  await expect(ainoLog).toContainText('olen kotona koko päivän');

  // A note stays inside; a question waits for the resident.
  await aino.getByRole('tab', { name: 'Muistiinpano' }).click();
  await aino.getByRole('textbox', { name: 'Muistiinpano' }).fill('Sulake vai kaapeli?');
  await aino.getByRole('button', { name: 'Tallenna muistiinpano' }).click();
  await expect(ainoLog).toContainText('Sulake vai kaapeli?');
  await aino.getByRole('tab', { name: 'Kysymys' }).click();
  await aino.getByRole('textbox', { name: 'Kysymys asukkaalle' }).fill('Onko yksi lamppu pimeänä vai monta?');
  await aino.getByRole('button', { name: 'Lähetä kysymys' }).click();
  await expect(residentLog).toContainText('yksi lamppu pimeänä vai monta');
  await resident.getByRole('textbox', { name: 'Vastaa kysymykseen' }).fill('Kolme peräkkäin.');
  await resident.getByRole('button', { name: 'Lähetä viesti' }).click();
  await expect(ainoLog).toContainText('Kolme peräkkäin.');

  // An answer is one when its owner says so, with its outcome. The resident has the last word.
  await aino.getByRole('tab', { name: 'Vastaus' }).click();
  await aino.getByRole('textbox', { name: 'Vastaus asukkaalle' }).fill('Kaapeli on korjattu, ja lamput palavat taas.');
  await aino.getByText('asia hoidettiin', { exact: true }).click();
  await aino.getByRole('button', { name: 'Lähetä vastaus' }).click();
  await expect(residentLog).toContainText('lamput palavat taas');
  await expect(residentLog).not.toContainText('Sulake vai kaapeli?');
  await resident.getByRole('button', { name: 'Kyllä, auttoi' }).click();
  await expect(resident.getByRole('main')).toContainText('Asia on päättynyt: asia hoidettiin');
  await expect(aino.getByRole('article').first()).toContainText('Päättynyt');

  // Anybody with the code sees what happened and who answered, and not one word of it.
  const code = await codeOn(resident);
  const passerBy = await visitor(browser);
  await passerBy.goto('/seuraa');
  await passerBy.getByRole('textbox', { name: 'Seurantakoodi' }).fill(code.toLowerCase());
  await passerBy.getByRole('button', { name: 'Näytä asia' }).click();
  const timeline = passerBy.getByRole('region', { name: 'Tapahtumat' });
  await expect(timeline).toContainText(`${NAMES.aino} sanoi: minä vastaan`);
  await expect(timeline).toContainText('Asiaan vastattiin: asia hoidettiin');
  await expect(timeline).toContainText('Asukas kertoi: vastaus auttoi');
  for (const said of [word, 'Sulake', 'Kolme peräkkäin', 'lamput palavat'])
    await expect(passerBy.getByRole('main')).not.toContainText(said);
});

test('the first one wins: another official who wanted the case is told kindly who was first', async ({ browser }) => {
  const resident = await visitor(browser);
  const [aino, eero] = [await signedIn(browser, 'aino'), await signedIn(browser, 'eero')];
  const word = unique();
  await openInChat(resident, `Roskis ${word} on täynnä.`);
  for (const page of [aino, eero]) {
    await page.getByRole('link', { name: new RegExp(word) }).click();
    await page.getByRole('article').getByRole('button', { name: 'Minä vastaan' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  }
  // Eero's page hears of nothing from here on, as on a slow line: what he sees is a moment old.
  await eero.route(/\/api\/v1\/cases\/[^/?]+$/, () => undefined);
  await aino.getByRole('dialog').getByRole('button', { name: 'Minä vastaan' }).click();
  await expect(resident.getByRole('main')).toContainText(`${NAMES.aino} vastaa tästä`);
  await eero.getByRole('dialog').getByRole('button', { name: 'Minä vastaan' }).click();
  await expect(eero.getByRole('dialog', { name: `${NAMES.aino} ehti ensin` })).toBeVisible();
  await expect(resident.getByRole('main')).not.toContainText(NAMES.eero);
});
