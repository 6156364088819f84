import type { RosterShift } from '#contracts';
import { LANGUAGES, LIMITS, TOPICS, type Channel } from '#domain';
import { useTranslation } from 'react-i18next';
import { CheckChoices } from '../../kit/choices.js';
import { TextInput } from '../../kit/text-input.js';
import { VillagesField } from '../villages/villages-field.js';

/** Where somebody on duty is met; what is read later has no shift. */
const ROSTERED: Channel[] = ['chat', 'voice', 'sms', 'whatsapp', 'walk_in', 'web_form'];

export interface Details extends Pick<RosterShift, 'channels' | 'languages' | 'villages' | 'topics'> {
  room: string;
}

export const NO_DETAILS: Details = { channels: [], languages: [], villages: [], topics: [], room: '' };

export const detailsOf = (given: Omit<Details, 'room'> & { room?: string }): Details => {
  const { channels, languages, villages, topics, room = '' } = given;
  return { channels, languages, villages, topics, room };
};

/** What a shift is for, folded away: most are for everything that the person answers for. */
export function DetailsFields(props: {
  details: Details;
  onChange: (details: Details) => void;
  wrong: (field: string) => string | undefined;
}) {
  const { t } = useTranslation();
  const { details, onChange, wrong } = props;
  const begun = JSON.stringify(details) !== JSON.stringify(NO_DETAILS);
  return (
    <details open={begun || wrong('villages') !== undefined || undefined}>
      <summary>{t('roster.details')}</summary>
      <div className="stack">
        <p className="small muted">{t('roster.details_hint')}</p>
        <CheckChoices
          legend={t('roster.channels')}
          hint={t('roster.channels_hint')}
          wide
          choices={ROSTERED.map((value) => ({ value, label: t(`channel.${value}`) }))}
          values={details.channels}
          onChange={(channels) => onChange({ ...details, channels })}
        />
        <CheckChoices
          legend={t('people.languages')}
          wide
          choices={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          values={details.languages}
          onChange={(languages) => onChange({ ...details, languages })}
        />
        <VillagesField
          label={t('people.villages')}
          values={details.villages}
          onChange={(villages) => onChange({ ...details, villages })}
          error={wrong('villages')}
        />
        <CheckChoices
          legend={t('people.topics')}
          wide
          choices={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))}
          values={details.topics}
          onChange={(topics) => onChange({ ...details, topics })}
        />
        <TextInput
          label={t('roster.room')}
          name="room"
          optional
          maxLength={LIMITS.name}
          value={details.room}
          onChange={(room) => onChange({ ...details, room })}
          error={wrong('room')}
        />
      </div>
    </details>
  );
}
