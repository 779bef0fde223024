// How does a server that is asked to stop get rid of its callers, without cutting anybody off who is being answered?
import type { Server } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { AbstractHttpAdapter } from '@nestjs/core';

/** Milliseconds in which answers under way may reach their callers. */
const GRACE_MS = 5_000;

/**
 * Phones keep their connections open and ask again on them, so that one that stops would never be alone; and one
 * that lost its network while it was being answered does not even hang up.
 */
@Injectable()
export class Shutdown implements BeforeApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    // A command has neither; the framework's type does not say so.
    const adapter = this.host.httpAdapter as AbstractHttpAdapter | null;
    const server = adapter?.getHttpServer() as Server | undefined;
    if (!server) return;
    // Whoever is answered from now on is let go with the answer.
    server.keepAliveTimeout = 1;
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  }
}
