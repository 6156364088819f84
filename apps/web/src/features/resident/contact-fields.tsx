import { LIMITS } from '#domain';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../../kit/text-input.js';

interface Details {
  name: string;
  phone: string;
  email: string;
}

interface ContactFieldsProps {
  values: Details;
  onChange: (change: Partial<Details>) => void;
  wrong: (path: string) => string | undefined;
  /** Whoever types writes of themselves on their own device: the browser may offer what it knows of them. */
  own?: boolean;
}

/** What somebody may leave of themselves; none of it is needed. */
export function ContactFields({ values, onChange, wrong, own = false }: ContactFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('form.name')}
        name="name"
        optional
        autoComplete={own ? 'name' : 'off'}
        maxLength={LIMITS.name}
        value={values.name}
        onChange={(name) => onChange({ name })}
        error={wrong('name')}
      />
      <TextInput
        label={t('form.phone')}
        name="phone"
        optional
        type="tel"
        autoComplete={own ? 'tel' : 'off'}
        maxLength={LIMITS.phone}
        value={values.phone}
        onChange={(phone) => onChange({ phone })}
        error={wrong('phone')}
      />
      <TextInput
        label={t('form.email')}
        name="email"
        optional
        type="email"
        autoComplete={own ? 'email' : 'off'}
        maxLength={LIMITS.email}
        value={values.email}
        onChange={(email) => onChange({ email })}
        error={wrong('email')}
      />
    </>
  );
}
