import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { problem, serve } from '../testing/server.js';
import { makeQueryClient } from './query-client.js';
import { useAct } from './use-act.js';

function start() {
  const client = makeQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return renderHook(() => useAct<unknown, { text: string }>('/my/case/messages'), { wrapper }).result;
}
const keys = (calls: ReturnType<typeof serve>) => calls.map((call) => call.headers.get('Idempotency-Key'));

async function send(hook: ReturnType<typeof start>, text: string) {
  await act(async () => {
    await hook.current.mutateAsync({ text }).catch(() => undefined);
  });
  await waitFor(() => expect(hook.current.isPending).toBe(false));
}

it('repeats the same words under the same key until an answer came', async () => {
  const calls = serve({ 'POST /my/case/messages': ['silence', 'silence', { json: {} }] });
  const hook = start();
  await send(hook, 'Hei');
  await send(hook, 'Hei');
  await send(hook, 'Hei');
  await send(hook, 'Hei');
  const [first, second, third, fourth] = keys(calls);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect([second, third]).toEqual([first, first]);
  expect(fourth).not.toBe(first);
});

it('takes a new key for other words and after a refusal', async () => {
  const calls = serve({
    'POST /my/case/messages': ['silence', { status: 409, json: problem('case-closed', 409, 'Päättynyt') }, { json: {} }],
  });
  const hook = start();
  await send(hook, 'Hei');
  await send(hook, 'Hei taas');
  await send(hook, 'Hei taas');
  expect(new Set(keys(calls)).size).toBe(3);
});
