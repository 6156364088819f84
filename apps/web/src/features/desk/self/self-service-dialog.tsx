import type { DeskDevice } from '#contracts';
import { LIMITS } from '#domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.js';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { date } from '../../../format/dates.js';
import { useNow } from '../../../format/use-now.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { Button } from '../../../kit/button.js';
import { useFieldErrors } from '../../../kit/field.js';
import { TextInput } from '../../../kit/text-input.js';
import { signedOut } from '../../account/use-me.js';
import { nameIn } from '../../villages/use-villages.js';
import type { Desk } from '../use-desk.js';
import { rememberDevice, rememberedDevice } from './own-device.js';

/** Gives the tablet to the visitors: the host is signed out on it, and it may open visits and nothing else. */
export function SelfServiceDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(() => t('self.usual_name'));
  const act = useAct<DeskDevice, { name: string; village: string }>('/desk/devices', {
    onDone: async ({ id }) => {
      rememberDevice(id);
      // Nothing that the host saw stays on the tablet.
      client.clear();
      signedOut(client);
      await navigate('/desk/itse', { replace: true });
    },
  });
  const wrong = useFieldErrors(act.error);
  return (
    <ActDialog
      title={t('self.start_title')}
      intro={
        <>
          <p>{t('self.start_text')}</p>
          {desk.room && <p>{t('desk.room', { village: nameIn(desk.room.village.name) })}</p>}
        </>
      }
      submit={t('self.start')}
      pending={act.isPending}
      error={act.error}
      ready={desk.village !== '' && name.trim() !== ''}
      missing={desk.village === '' ? t('desk.no_room') : undefined}
      onSubmit={() => act.mutate({ name, village: desk.village })}
      onClose={onClose}
    >
      <TextInput label={t('self.name')} name="name" maxLength={LIMITS.name} value={name} onChange={setName} error={wrong('name')} />
      <Devices />
    </ActDialog>
  );
}

/** Tablets that work now; one that is lost can be stopped here. */
function Devices() {
  const { t } = useTranslation();
  const present = useNow();
  const devices = useQuery({
    queryKey: KEYS.deskDevices,
    queryFn: ({ signal }) => call<{ items: DeskDevice[] }>('/desk/devices', { signal }),
  });
  const revoke = useAct<DeskDevice, { id: string }>(({ id }) => `/desk/devices/${id}/revoke`, {
    invalidates: [KEYS.deskDevices],
    onDone: ({ id }) => {
      if (rememberedDevice() === id) rememberDevice(undefined);
    },
  });
  const working =
    devices.data?.items.filter(({ revokedAt, expiresAt }) => revokedAt === undefined && Date.parse(expiresAt) > present) ?? [];
  if (working.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{t('self.devices')}</h3>
      <ul className="stack-tight">
        {working.map((device) => (
          <li key={device.id} className="row">
            <span>
              {device.name}, {device.village}{' '}
              <span className="small muted">
                {t('self.until', { day: date(device.expiresAt) })}
                {rememberedDevice() === device.id && ` (${t('self.this_one')})`}
              </span>
            </span>
            <Button
              size="small"
              pending={revoke.isPending && revoke.variables.id === device.id}
              onClick={() => revoke.mutate({ id: device.id })}
            >
              {t('self.revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
