import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { KEYS } from '../../api/keys.js';
import { rememberOwnCase } from '../resident/own-cases.js';
import { holdKey, startSession } from '../resident/resident-key.js';

/**
 * A link `/s/CODE#key=…`: the key is read, taken out of the address bar at once, and exchanged for a cookie.
 * @returns `busy` until that is done; `error` when the key does not open anything.
 */
export function useExchangedKey(code: string | undefined): { busy: boolean; error: unknown } {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [busy, setBusy] = useState(() => hash.startsWith('#key='));
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    if (!hash.startsWith('#key=') || code === undefined) return;
    const key = decodeURIComponent(hash.slice('#key='.length));
    void navigate(pathname, { replace: true });
    startSession(key)
      .then(
        () => {
          holdKey(code, key);
          rememberOwnCase(code);
          return client.refetchQueries({ queryKey: KEYS.myCase });
        },
        (reason: unknown) => setError(reason),
      )
      .finally(() => setBusy(false));
  }, [hash, pathname, code, navigate, client]);
  return { busy, error };
}
