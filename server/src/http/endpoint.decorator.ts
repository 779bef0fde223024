// How does a shared endpoint become a route? The decorator is the route, its guard's data and its documentation.
import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Failure } from '@kehuoyou/shared';
import type { Endpoint as SharedEndpoint } from '@kehuoyou/shared';
import type { FastifyRequest } from 'fastify';
import { rememberInput } from './description/fields-told.js';
import { plainObject } from './input-shape.js';
import type { Prepared } from './prepared/prepared.js';
import type { Streamed } from './files/streamed.js';
import { takes } from './files/upload.js';

/** Metadata key under which a handler carries its endpoint. */
export const ENDPOINT = 'kehuoyou:endpoint';

/** What the endpoint promises: as an object, as bytes made from one, or as a stream of them. */
type Given<Answer> = Answer | Prepared<Answer> | Streamed<Answer>;

/** A controller method that gives what the endpoint promises. */
type Handler<Answer> = (...inputs: never[]) => Given<Answer> | Promise<Given<Answer>>;

/** Binds a controller method to `target`; the compiler checks that it gives the promised answer. */
export function Endpoint<Ask, Answer>(target: SharedEndpoint<Ask, Answer>) {
  return <Method extends Handler<Answer>>(
    owner: object,
    name: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    const inputs = Reflect.getMetadata('design:paramtypes', owner, name) as readonly unknown[] | undefined;
    const decorate = applyDecorators(
      SetMetadata(ENDPOINT, target),
      RouteConfig({ takes: target.takes ?? [], signed: target.signed ?? false }),
      RequestMapping({ path: target.path, method: RequestMethod[target.method] }),
      // What takes no key makes nothing new: it is a question, or somebody else's protocol.
      HttpCode(target.method === 'POST' && target.keyless === undefined ? 201 : 200),
    );
    rememberInput(target, inputs?.[0]);
    decorate(owner, name, descriptor);
  };
}

/** Names that class-transformer drops without a word, so that the check of unknown fields never sees them. */
const OF_EVERY_OBJECT = ['__proto__', 'constructor', 'prototype'] as const;

/**
 * Everything that the caller said, as one flat object: path parameters, then query or JSON body. Written
 * `@Input() ask: SomeDto`, it is validated as that class. A query field with the name of a path
 * parameter is refused, because one of the two would be lost.
 */
export const Input = createParamDecorator((_data: unknown, context: ExecutionContext): object => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const params = request.params as Record<string, string>;
  const isQuery = request.method === 'GET' || takes(request).length > 0;
  const rest = plainObject(isQuery ? request.query : (request.body ?? {}));
  const refused = [...Object.keys(params), ...OF_EVERY_OBJECT].find((name) => Object.hasOwn(rest, name));
  if (refused !== undefined) throw new Failure('unknown_field', refused);
  return { ...rest, ...params };
});

/** For an endpoint that takes nothing: written `@NoInput() _nothing: undefined`, it refuses whatever is said. */
export const NoInput = createParamDecorator((_data: unknown, context: ExecutionContext): undefined => {
  const { query, body } = context.switchToHttp().getRequest<FastifyRequest>();
  const [unknown] = Object.keys({ ...(query as object), ...(typeof body === 'object' ? body : {}) });
  if (unknown !== undefined) throw new Failure('unknown_field', unknown);
});
