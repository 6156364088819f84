import type { RosterShift } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayOf, longDay } from '../../format/helsinki.js';
import { spanInWords } from './by-day.js';

interface ShiftChipProps {
  shift: RosterShift;
  own: boolean;
  onOpen: () => void;
}

/** One shift in the week: its hours; who and what else is behind it, and said to those who cannot see where it stands. */
export function ShiftChip({ shift, own, onOpen }: ShiftChipProps) {
  const { t } = useTranslation();
  const span = spanInWords(shift);
  const marks = [shift.cancelledAt && t('roster.cancelled'), shift.swap && t('roster.swap_open')].filter(Boolean);
  return (
    <button
      type="button"
      className="shift-chip"
      data-own={own}
      data-cancelled={shift.cancelledAt !== undefined}
      aria-label={[span, shift.person.name, longDay(dayOf(Date.parse(shift.startsAt))), own && t('roster.own'), ...marks]
        .filter(Boolean)
        .join(', ')}
      onClick={onOpen}
    >
      <span>{span}</span>
      {marks.map((mark) => (
        <span key={String(mark)} className="shift-mark">
          {mark}
        </span>
      ))}
    </button>
  );
}
