// At which address does the world reach this server?
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { AddressInfo } from 'node:net';

/** Address of this server for WeChat, which fetches pictures there, and for the codes on what is printed. */
@Injectable()
export class PublicAddress {
  constructor(
    private readonly given: string | undefined,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Without a slash at the end; by default the port on this machine, which is enough for the stand-in. */
  get base(): string {
    if (this.given !== undefined) return this.given;
    const address = (this.host.httpAdapter.getHttpServer() as { address(): AddressInfo | null }).address();
    return `http://127.0.0.1:${address?.port ?? 0}`;
  }
}
