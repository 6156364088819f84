import { LIMITS } from '#domain';
import { useState, type ReactNode } from 'react';
import { Button as AriaButton, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icon.js';
import { TextInput } from '../../kit/text-input.js';
import './villages.css';
import { nameIn, useVillages } from './use-villages.js';

interface VillageFieldProps {
  label: string;
  name?: string;
  /** Its official Finnish name; empty: none. */
  value: string;
  onChange: (village: string) => void;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  /** Not these: chosen already. */
  without?: readonly string[];
  /** Where somebody must live: not the open sea. */
  onLand?: boolean;
}

interface Choice {
  /** Official Finnish name. */
  id: string;
  label: string;
  district?: string;
  /** What may be typed to find it. */
  words: string;
}

const folded = (words: string): string => words.trim().toLocaleLowerCase('fi');

/** One of the city's villages, found as its name is typed in either language. Without the list it can still be written. */
export function VillageField(props: VillageFieldProps) {
  const villages = useVillages();
  if (villages) {
    const { without = [], onLand } = props;
    const choices = villages
      .filter(({ name, sea }) => !without.includes(name.fi) && !(onLand && sea))
      .map(({ code, name, district }): Choice => ({
        ...{ id: name.fi, label: nameIn(name), words: folded(`${name.fi}\n${name.sv}\n${code}`) },
        ...(district && { district: nameIn(district) }),
      }));
    return <VillageBox {...props} choices={choices} />;
  }
  const { without: _without, onLand: _onLand, ...field } = props;
  return <TextInput {...field} maxLength={LIMITS.village} />;
}

function VillageBox({ label, name, value, onChange, hint, error, optional, choices }: VillageFieldProps & { choices: readonly Choice[] }) {
  const { t } = useTranslation();
  // Words from before villages had one spelling: shown until another is chosen.
  const known: readonly Choice[] =
    value === '' || choices.some(({ id }) => id === value) ? choices : [{ id: value, label: value, words: folded(value) }, ...choices];
  const labelOf = (id: string) => known.find((one) => one.id === id)?.label ?? '';
  const [typed, setTyped] = useState(labelOf(value));
  const [shown, setShown] = useState(value);
  // It was chosen elsewhere on the page.
  if (shown !== value) {
    setShown(value);
    setTyped(labelOf(value));
  }
  const sought = typed === labelOf(value) ? '' : folded(typed);
  return (
    <ComboBox<Choice>
      className="field"
      name={name}
      items={known.filter(({ words }) => words.includes(sought))}
      inputValue={typed}
      onInputChange={(text) => {
        setTyped(text);
        if (text === '' && value !== '') onChange('');
      }}
      selectedKey={value || null}
      onSelectionChange={(key) => {
        const chosen = key === null ? '' : String(key);
        setTyped(labelOf(chosen));
        if (chosen !== value) onChange(chosen);
      }}
      isInvalid={error !== undefined}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label>
        {label}
        {optional && <span className="field-optional"> {t('field.optional')}</span>}
      </Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <div className="picker">
        <Input className="control" autoComplete="off" />
        <AriaButton className="picker-button" aria-label={t('village.show')}>
          <Icon name="menu" />
        </AriaButton>
      </div>
      <FieldError className="field-error">
        <Icon name="alert" />
        <span>{error}</span>
      </FieldError>
      <Popover className="popover">
        <ListBox<Choice> className="menu" renderEmptyState={() => <p className="empty small">{t('village.none')}</p>}>
          {(one) => (
            <ListBoxItem textValue={one.label} className="menu-item">
              {one.label}
              {one.district && <span className="muted">{one.district}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
