import type { Language } from '#domain';
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { FeedShift } from './persistence/feed.store.js';

const TEXTS: Record<Language, { name: string; shift: string; channels: string; languages: string; villages: string }> = {
  fi: { name: 'Batline: päivystysvuorot', shift: 'Päivystysvuoro', channels: 'Kanavat', languages: 'Kielet', villages: 'Kylät' },
  sv: { name: 'Batline: jourpass', shift: 'Jourpass', channels: 'Kanaler', languages: 'Språk', villages: 'Byar' },
  en: { name: 'Batline: duty shifts', shift: 'Duty shift', channels: 'Channels', languages: 'Languages', villages: 'Villages' },
};
const CHANNELS: Record<Language, Record<string, string>> = {
  fi: {
    chat: 'chat',
    voice: 'puhelin',
    sms: 'tekstiviesti',
    whatsapp: 'WhatsApp',
    walk_in: 'olohuone',
    web_form: 'lomake',
    open311: 'Open311',
  },
  sv: {
    chat: 'chatt',
    voice: 'telefon',
    sms: 'sms',
    whatsapp: 'WhatsApp',
    walk_in: 'vardagsrum',
    web_form: 'formulär',
    open311: 'Open311',
  },
  en: {
    chat: 'chat',
    voice: 'phone',
    sms: 'text message',
    whatsapp: 'WhatsApp',
    walk_in: 'living room',
    web_form: 'form',
    open311: 'Open311',
  },
};

/**
 * One person's shifts as an iCalendar (RFC 5545): times in UTC, the same shift always under the same UID, cancelled ones as cancelled.
 * Holds nothing of any case or resident.
 */
export function calendarOf(shifts: readonly FeedShift[], language: Language): string {
  const texts = TEXTS[language];
  const calendar = new ICalCalendar({
    ...{ name: texts.name, method: ICalCalendarMethod.PUBLISH },
    prodId: { company: 'Batline', product: 'Batline', language: language.toUpperCase() },
    ttl: 3600,
  });
  for (const shift of shifts) {
    const event = calendar.createEvent({
      ...{ id: `${shift.id}@batline`, start: new Date(shift.start), end: new Date(shift.end), summary: texts.shift },
      ...{ sequence: shift.version, stamp: new Date(shift.changedAt), description: descriptionOf(shift, language) },
      status: shift.gone ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (shift.room !== null) event.location(shift.room);
  }
  return calendar.toString();
}

function descriptionOf({ channels, languages, villages }: FeedShift, language: Language): string | null {
  const texts = TEXTS[language];
  const lines = [
    channels.length > 0 ? `${texts.channels}: ${channels.map((channel) => CHANNELS[language][channel] ?? channel).join(', ')}` : '',
    languages.length > 0 ? `${texts.languages}: ${languages.join(', ')}` : '',
    villages.length > 0 ? `${texts.villages}: ${villages.join(', ')}` : '',
  ].filter(Boolean);
  return lines.length > 0 ? lines.join('\n') : null;
}
