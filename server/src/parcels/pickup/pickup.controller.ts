// Which requests come from households and from those who serve a point?
import { Controller } from '@nestjs/common';
import { pointParcelsApi, walletApi } from '@kehuoyou/shared';
import type { PointParcels, Wallet, WalletParcel } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { LeaveParcelDto, OfParcelDto, OfPointDto, RedirectParcelDto } from './pickup.dto.js';
import { PointParcelsService } from './point-parcels.service.js';
import { WalletService } from './wallet.service.js';

/** Wallets and shelves. */
@Controller()
export class PickupController {
  constructor(
    private readonly wallet: WalletService,
    private readonly points: PointParcelsService,
  ) {}

  @Endpoint(walletApi.list)
  list(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<Wallet> {
    return this.wallet.list(caller);
  }

  @Endpoint(walletApi.extend)
  extend(
    @Input() ask: OfParcelDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<WalletParcel> {
    return this.wallet.extend(caller, ask.id, command);
  }

  @Endpoint(walletApi.leave)
  leave(
    @Input() ask: LeaveParcelDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<WalletParcel> {
    return this.wallet.leave(caller, ask, command);
  }

  @Endpoint(walletApi.redirect)
  redirect(
    @Input() ask: RedirectParcelDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<WalletParcel> {
    return this.wallet.redirect(caller, ask, command);
  }

  @Endpoint(walletApi.dispute)
  dispute(
    @Input() ask: OfParcelDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<WalletParcel> {
    return this.wallet.dispute(caller, ask.id, command);
  }

  @Endpoint(pointParcelsApi.list)
  point(@Input() ask: OfPointDto, @CurrentCaller() caller: Caller): Promise<PointParcels> {
    return this.points.list(caller, ask.id);
  }
}
