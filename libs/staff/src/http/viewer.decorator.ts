import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Role } from '#domain';
import type { KnownCaller } from '#platform/http';
import type { FastifyRequest } from 'fastify';
import type { Viewer as SignedInViewer } from '../viewer.js';

/** A request that {@link SignedInGuard} let through. */
export type ViewerRequest = FastifyRequest & KnownCaller & { viewer?: SignedInViewer };

export const ROLES = Symbol('ROLES');

/** So that `@Viewer() viewer: Viewer` needs one import. */
export type Viewer = SignedInViewer;

/** Lets in only people who have one of these roles; the guard reads it. Finer rules stand in policies. */
export const Roles = (...roles: Role[]) => SetMetadata(ROLES, roles);

/** The signed-in person, in a handler behind {@link SignedInGuard}. */
export const Viewer = createParamDecorator((_: unknown, context: ExecutionContext): SignedInViewer => {
  const { viewer } = context.switchToHttp().getRequest<ViewerRequest>();
  if (!viewer) throw new Error('@Viewer() is used on a handler without SignedInGuard');
  return viewer;
});
