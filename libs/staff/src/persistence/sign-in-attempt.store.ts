import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

/** What must come back together for a sign-in to count. */
export interface SignInAttempt {
  nonce: string;
  codeVerifier: string;
  returnTo: string;
}

/** Sign-ins under way, by the hash of their state, each bound to the browser that began it. */
@Injectable()
export class SignInAttemptStore {
  async begin(tx: Tx, stateHash: Buffer, browserHash: Buffer, attempt: SignInAttempt, lifeMs: number): Promise<void> {
    await tx.query('DELETE FROM sign_in_attempt WHERE expires_at <= batline_now()');
    await tx.query(
      `INSERT INTO sign_in_attempt (state_hash, browser_hash, nonce, code_verifier, return_to, expires_at)
       VALUES ($1, $2, $3, $4, $5, batline_now() + $6::float8 * interval '1 ms')`,
      [stateHash, browserHash, attempt.nonce, attempt.codeVerifier, attempt.returnTo, lifeMs],
    );
  }

  /** Takes an attempt out: it works once, in time, and in its own browser; another browser does not even use it up. */
  async take(tx: Tx, stateHash: Buffer, browserHash: Buffer): Promise<SignInAttempt | undefined> {
    const [rows] = await tx.query<[SignInAttempt[], number]>(
      `DELETE FROM sign_in_attempt WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > batline_now()
       RETURNING nonce, code_verifier AS "codeVerifier", return_to AS "returnTo"`,
      [stateHash, browserHash],
    );
    return rows[0];
  }
}
