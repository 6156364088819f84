import type { FullCase, Me } from '#contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateTime } from '../../format/dates.js';
import { showPhone } from '../../format/phone-number.js';
import { showCode } from '../../format/tracking-code.js';
import { useNowNear } from '../../format/use-now.js';
import { DeadlineTag } from '../../kit/deadline-tag.js';
import { Reads } from '../tracking/reads.js';
import { Timeline } from '../tracking/timeline.js';
import { isRunning, lateSince, shownClocks } from './clocks.js';
import { Journal } from './journal.js';
import { useVillageName } from '../villages/use-villages.js';

/** The right: what is known, what runs, what has happened. */
export function CaseAside({ file, me }: { file: FullCase; me: Me }) {
  const { t } = useTranslation();
  const villageName = useVillageName();
  return (
    <aside className="case-aside" aria-label={t('aside.title')}>
      <ResidentFacts file={file} own={file.owner?.username === me.username} />
      <CaseFacts file={file} />
      <Clocks file={file} />
      <Asked file={file} />
      {file.suggestions.length > 0 && (
        <Section title={t('aside.suggestions')}>
          <ul className="stack-tight">
            {file.suggestions.map((one) => (
              <li key={one.at}>
                <strong>{one.by.name}</strong>:{' '}
                {[
                  one.title,
                  one.topic && t(`topic.${one.topic}`),
                  one.sector && t(`sector.${one.sector}`),
                  one.village && villageName(one.village),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Reads reads={file.reads} />
      <Section title={t('timeline.title')}>
        <Timeline entries={file.timeline} />
        <Journal entries={file.journal} />
      </Section>
    </aside>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="aside-section stack-tight">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Facts({ facts }: { facts: [label: string, value: ReactNode][] }) {
  return (
    <dl className="facts facts-two">
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function ResidentFacts({ file, own }: { file: FullCase; own: boolean }) {
  const { t } = useTranslation();
  const { resident } = file;
  const given = resident && (resident.name ?? resident.phone ?? resident.email);
  return (
    <Section title={t('who.resident')}>
      {given ? (
        <Facts
          facts={[
            [t('form.name'), resident.name],
            [t('form.phone'), resident.phone && <a href={`tel:${resident.phone.replace(/[^+\d]/g, '')}`}>{showPhone(resident.phone)}</a>],
            [t('form.email'), resident.email && <a href={`mailto:${resident.email}`}>{resident.email}</a>],
          ]}
        />
      ) : (
        <p className="muted">{resident || own ? t('aside.anonymous') : t('aside.details_for_owner')}</p>
      )}
    </Section>
  );
}

/** Who is told of the case while nobody has it: the first level is the duty of its field, the last the mayor (domain.md §4). */
const audienceOf = ({ level, topLevel }: FullCase) => (level >= topLevel ? 'mayor' : level === 0 ? 'duty' : 'duty_all');

function CaseFacts({ file }: { file: FullCase }) {
  const { t } = useTranslation();
  const villageName = useVillageName();
  return (
    <Section title={t('aside.case')}>
      <Facts
        facts={[
          [t('case.kind'), t(`kind.${file.kind}`)],
          [t('case.channel'), t(`channel.${file.channel}`)],
          [t('case.language'), t(`language.${file.language}`)],
          [t('case.opened'), dateTime(file.openedAt)],
          [t('case.topic'), file.topic && t(`topic.${file.topic}`)],
          [t('case.sector'), file.sector && t(`sector.${file.sector}`)],
          [t('case.village'), file.village && villageName(file.village)],
          [t('case.level'), t(`case.level_${audienceOf(file)}`)],
          [t('case.owner_since'), file.owner && `${file.owner.name}, ${dateTime(file.owner.since)}`],
          [t('case.outcome'), file.outcome && t(`outcome.${file.outcome}`)],
          [t('case.duplicate_of'), file.duplicateOf && <CodeLink code={file.duplicateOf} />],
          [t('case.linked_to'), file.linkedTo && <CodeLink code={file.linkedTo} />],
        ]}
      />
    </Section>
  );
}

const CodeLink = ({ code }: { code: string }) => (
  <Link className="code" to={`/s/${showCode(code)}`}>
    {showCode(code)}
  </Link>
);

function Clocks({ file }: { file: FullCase }) {
  const { t } = useTranslation();
  const clocks = shownClocks(file);
  const now = useNowNear(
    clocks.flatMap(({ dueAt, breachedAt }) => [dueAt, breachedAt]),
    file.live,
  );
  if (clocks.length === 0) return null;
  return (
    <Section title={t('aside.clocks')}>
      <ul className="stack-tight">
        {clocks.map((clock) => (
          <li key={`${clock.kind}${clock.round}`} className="clock">
            <span>{t(`clock.${clock.kind}`)}</span>
            {isRunning(clock) ? (
              <DeadlineTag deadline={{ ...clock, lateSince: lateSince(file, clock.kind) }} now={now} />
            ) : (
              <span className="tag tag-bad">{t('aside.broken', { when: dateTime(clock.dueAt) })}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Asked({ file }: { file: FullCase }) {
  const { t } = useTranslation();
  if (file.offers.length + file.assists.length + file.directives.length === 0) return null;
  return (
    <Section title={t('aside.asked')}>
      <ul className="stack-tight">
        {file.offers.map((offer) => (
          <li key={offer.id}>
            {t(offer.kind === 'summons' ? 'aside.summons' : 'aside.offer', {
              to: offer.to.name,
              by: offer.by.name,
              when: dateTime(offer.dueAt),
            })}
          </li>
        ))}
        {file.assists.map((assist) => (
          <li key={assist.id}>
            {t(assist.repliedAt ? 'aside.assist_replied' : 'aside.assist', { to: assist.to.name, by: assist.by.name })}
          </li>
        ))}
        {file.directives.map((directive) => (
          <li key={directive.at}>
            {t('aside.directive', { sector: t(`sector.${directive.sector}`), when: dateTime(directive.dueAt) })}
            {directive.text && <span className="preserve">: {directive.text}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
