// What does a program say, in its address and in its form?
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { everyField } from '../../http/files/form-fields.js';
import { sentFields } from './open311-fields.js';
import type { Open311Fields } from './open311-fields.js';

/** Fields in the address, then those of a form. */
export const Open311Ask = createParamDecorator(
  async (_data: unknown, context: ExecutionContext): Promise<Open311Fields> => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const query = [...new URLSearchParams(request.url.split('?')[1] ?? '')];
    return sentFields([...query, ...(await everyField(request))]);
  },
);
