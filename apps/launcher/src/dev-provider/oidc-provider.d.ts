/** The little of oidc-provider 9 (which has no types of its own) that the development sign-in uses. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Interaction {
    uid: string;
    params: Record<string, unknown>;
    session?: { uid: string };
    persist(): Promise<unknown>;
  }

  export interface Session {
    accountId?: string;
    loginTs?: number;
    authorizations?: Record<string, unknown>;
    persist(): Promise<unknown>;
  }

  export interface Context {
    req: IncomingMessage;
    res: ServerResponse;
    body: unknown;
    type: string;
    headers: Record<string, string | undefined>;
    set(name: string, value: string): void;
    oidc: {
      client?: { clientId: string };
      account?: { accountId: string };
      session?: { accountId?: string };
      params?: Record<string, unknown>;
      result?: { login?: { accountId: string } };
    };
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    proxy: boolean;
    readonly Grant: new (of: { accountId?: string; clientId?: string }) => Grant;
    readonly Session: { findByUid(uid: string): Promise<Session | undefined> };
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Record<string, unknown>): Promise<void>;
    on(event: string, listener: (...details: unknown[]) => void): this;
  }

  export interface Prompt {
    checks: { add(check: unknown): void };
  }

  export const interactionPolicy: {
    base(): { get(name: string): Prompt };
    Check: {
      new (reason: string, description: string, check: (context: Context) => boolean): unknown;
      REQUEST_PROMPT: true;
      NO_NEED_TO_PROMPT: false;
    };
  };
}
