import type { CaseMessage, FullCase, PhoneDelivery } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';
import { Icon } from '../../kit/icon.js';
import { deliveryOf } from '../phone/call-standing.js';
import { DeliveryLine } from '../phone/delivery-line.js';

/** The conversation as its owner sees it: the resident's words, the city's words, and the notes that stay inside. */
export function CaseLog({ file, deliveries = [] }: { file: FullCase; deliveries?: readonly PhoneDelivery[] | undefined }) {
  const { t } = useTranslation();
  return (
    <div role="log" className="log" aria-label={t('talk.log')} tabIndex={0}>
      {file.messages.map((message) => (
        <Bubble key={message.id} message={message} delivery={deliveryOf(message.id, deliveries)} />
      ))}
      {file.answer?.outcome === 'not_possible' && file.answer.reason && (
        <p className="small muted preserve">
          {t('answer.reason_public')}: {file.answer.reason}
        </p>
      )}
      {file.answer?.outcome === 'not_possible' && file.answer.alternative && (
        <p className="small muted preserve">
          {t('answer.alternative_public')}: {file.answer.alternative}
        </p>
      )}
    </div>
  );
}

function Bubble({ message, delivery }: { message: CaseMessage; delivery?: PhoneDelivery | undefined }) {
  const { t } = useTranslation();
  const resident = message.from.role === 'resident';
  const inside = message.visibility === 'note';
  const from = resident ? (message.from.name ?? t('who.resident')) : (message.from.name ?? t('who.official'));
  return (
    <article className={`bubble ${resident ? 'bubble-theirs' : 'bubble-own'} bubble-${message.kind}`}>
      <p className="bubble-from">
        <strong>{from}</strong>
        {message.kind !== 'resident' && message.kind !== 'message' && (
          <span className={`tag ${inside ? 'tag-warn' : 'tag-plain'}`}>
            {inside && <Icon name="lock" />}
            {t(`message_kind.${message.kind}`)}
          </span>
        )}
        <time dateTime={message.at}>{dateTime(message.at)}</time>
      </p>
      {message.enteredBy && <p className="small muted">{t('case.entered_by', { name: message.enteredBy.name })}</p>}
      <p className="preserve">{message.text ?? <em>{t('talk.erased')}</em>}</p>
      {delivery && <DeliveryLine delivery={delivery} />}
    </article>
  );
}
