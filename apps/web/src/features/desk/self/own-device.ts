import type { OwnDevice } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { call, isStatus } from '../../../api/call.js';
import { KEYS } from '../../../api/keys.js';
import { isText, recall, remember } from '../../../api/remembered.js';

/** Which tablet this browser was made, if it was; its secret is in a cookie that pages cannot read. */
export const rememberedDevice = (): string | undefined => recall('deskDevice', isText);
export const rememberDevice = (id: string | undefined): void => remember('deskDevice', id);

/** The tablet on which visitors write for themselves; null: this is none (any more). */
export const useOwnDevice = (asked: boolean) =>
  useQuery({
    queryKey: KEYS.ownDevice,
    queryFn: async ({ signal }): Promise<OwnDevice | null> => {
      try {
        return await call<OwnDevice>('/desk/device', { signal });
      } catch (error) {
        if (!isStatus(error, 404) && !isStatus(error, 401)) throw error;
        rememberDevice(undefined);
        return null;
      }
    },
    enabled: asked,
    staleTime: 60_000,
    refetchInterval: 300_000,
  });
