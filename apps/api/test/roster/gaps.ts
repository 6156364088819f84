import { api, get, post, shift } from './harness.js';

it('gaps: of fourteen days, in each live channel and language', async () => {
  await api.sql(`UPDATE person SET duties = '{"languages": ["fi"]}' WHERE username = 'aino'`);
  await shift({ startsAt: '2026-11-16T08:00:00Z', endsAt: '2026-11-17T08:00:00Z' });
  await shift({ person: 'eero', channels: ['chat'], startsAt: '2026-11-16T08:00:00Z', endsAt: '2026-11-16T20:00:00Z' });
  await post('eero', '/roster/absences', { startsAt: '2026-11-16T10:00:00Z', endsAt: '2026-11-16T11:00:00Z' });
  const { body } = await get('pormestari', '/roster/gaps');
  const told = body.gaps.map(
    (gap: Record<string, string>) => `${gap['channel']} ${gap['language']} ${gap['startsAt']?.slice(5, 13)} ${gap['endsAt']?.slice(5, 13)}`,
  );
  expect(body).toMatchObject({ from: '2026-11-16T08:00:00.000Z', to: '2026-11-30T08:00:00.000Z' });
  expect(told).toEqual([
    'chat fi 11-17T08 11-30T08',
    'chat sv 11-16T10 11-16T11',
    'chat sv 11-16T20 11-30T08',
    'chat en 11-16T10 11-16T11',
    'chat en 11-16T20 11-30T08',
    'voice fi 11-17T08 11-30T08',
    'voice sv 11-16T08 11-30T08',
    'voice en 11-16T08 11-30T08',
  ]);
});
