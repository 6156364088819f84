import type { colleaguePage } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button as AriaButton, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { call, query } from '../../../api/call.js';
import { KEYS } from '../../../api/keys.js';
import { dateTime } from '../../../format/dates.js';
import { Icon } from '../../../kit/icon.js';

type Colleague = z.infer<typeof colleaguePage>['items'][number];

/** One person by name, found as it is typed. */
export function ColleaguePicker({ label, onChange }: { label: string; onChange: (username: string | undefined) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Colleague>();
  const q = chosen && chosen.name === typed ? '' : typed.trim();
  const found = useQuery({
    queryKey: KEYS.colleagues(q),
    queryFn: ({ signal }) => call<z.infer<typeof colleaguePage>>(`/colleagues${query({ q })}`, { signal }),
    staleTime: 30_000,
    placeholderData: (before) => before,
  });
  const items = found.data?.items ?? [];
  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={chosen?.username ?? null}
      onSelectionChange={(key) => {
        const one = items.find((item) => item.username === key);
        setChosen(one);
        if (one) setTyped(one.name);
        onChange(one?.username);
      }}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label>{label}</Label>
      <div className="picker">
        <Input className="control" autoComplete="off" />
        <AriaButton className="picker-button" aria-label={t('picker.show')}>
          <Icon name="person" />
        </AriaButton>
      </div>
      <Popover className="popover">
        <ListBox<Colleague> className="menu" renderEmptyState={() => <p className="empty small">{t('picker.none')}</p>}>
          {(item) => (
            <ListBoxItem id={item.username} textValue={item.name} className="menu-item">
              {item.name}
              <span className="muted">
                {item.roles.map((role) => t(`role.${role}`)).join(', ')}
                {item.onDuty && ` · ${t('people.on_duty')}`}
                {item.absentUntil && ` · ${t('picker.away', { when: dateTime(item.absentUntil) })}`}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
