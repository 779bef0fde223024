// Which requests does whoever buys make?
import { Controller } from '@nestjs/common';
import { errandsApi, errandShopsApi, shoppingApi } from '@kehuoyou/shared';
import type { Errand, ErrandShop, FileAnswer, ShoppingList } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ErrandShops } from '../keeping/errand-shops.service.js';
import {
  AcceptDto,
  AskBackDto,
  BuyDto,
  CannotDto,
  HandOverDto,
  KeepShopDto,
  ReturnedDto,
  SheetDto,
} from './buying.dto.js';
import { Buying } from './buying.service.js';
import { Shopping } from './shopping.service.js';

type Done = Promise<Errand>;

/** Buying for others. */
@Controller()
export class BuyingController {
  constructor(
    private readonly buying: Buying,
    private readonly shopping: Shopping,
    private readonly shops: ErrandShops,
  ) {}

  @Endpoint(shoppingApi.list)
  list(@CurrentCaller() caller: Caller): Promise<ShoppingList> {
    return this.shopping.list(caller);
  }

  @Endpoint(shoppingApi.sheet)
  sheet(@Input() { by }: SheetDto, @CurrentCaller() caller: Caller): Promise<FileAnswer> {
    return this.shopping.sheet(caller, by);
  }

  @Endpoint(errandsApi.accept)
  accept(@Input() ask: AcceptDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Done {
    return this.buying.accept(caller, ask, command);
  }

  @Endpoint(errandsApi.askBack)
  askBack(@Input() ask: AskBackDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Done {
    return this.buying.askBack(caller, ask, command);
  }

  @Endpoint(errandsApi.buy)
  buy(@Input() ask: BuyDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Done {
    return this.buying.buy(caller, ask, command);
  }

  @Endpoint(errandsApi.cannot)
  cannot(@Input() ask: CannotDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Done {
    return this.buying.cannot(caller, ask, command);
  }

  @Endpoint(errandsApi.handOver)
  handOver(@Input() ask: HandOverDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Done {
    return this.buying.handOver(caller, ask, command);
  }

  @Endpoint(errandsApi.returned)
  returned(@Input() ask: ReturnedDto, @CurrentCaller() caller: Caller, @IdempotentCommand() command: Command): Done {
    return this.buying.returned(caller, ask, command);
  }

  @Endpoint(errandShopsApi.list)
  listShops(): Promise<{ shops: readonly ErrandShop[] }> {
    return this.shops.list();
  }

  @Endpoint(errandShopsApi.keep)
  keepShop(
    @Input() ask: KeepShopDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<ErrandShop> {
    return this.shops.keep(caller, ask, command);
  }
}
