// Which program is asking, where a request is signed?
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { FastifyRequest } from 'fastify';
import type { SignedRequest } from './signed-request.js';

/** A program that has shown that it holds its key. */
export interface Signer {
  readonly id: string;
  readonly name: string;
}

/** Finds out who signed a request; fails with `signature_not_valid`, `clock_off` or `nonce_used`. */
export interface Signers {
  admit(signed: SignedRequest | undefined): Promise<Signer>;
}

/** Token of `Signers`. The access guard stands to the left of whoever gives keys: they provide it. */
export const SIGNERS = Symbol('Signers');

/** Where the guard leaves the signer for the handler. */
const signers = new WeakMap<FastifyRequest, Signer>();

/** Notes who signed. */
export function setSigner(request: FastifyRequest, signer: Signer): void {
  signers.set(request, signer);
}

/** The program that signed the request. */
export const CurrentSigner = createParamDecorator((_data: unknown, context: ExecutionContext): Signer => {
  const signer = signers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!signer) throw new Failure('signature_not_valid');
  return signer;
});
