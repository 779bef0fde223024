// Which requests come from a hub's desk, and from whoever asks what is on a bus?
import { Controller } from '@nestjs/common';
import { hubApi, manifestApi } from '@kehuoyou/shared';
import type { FileAnswer, HubDesk, HubFound, Manifest } from '@kehuoyou/shared';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { HubDesks } from './hub-desk.service.js';
import { HubFinder } from './hub-find.service.js';
import { HubDto, HubFindDto, ManifestDto } from './hub.dto.js';
import { Manifests } from './manifest.service.js';

/** Hubs and manifests. */
@Controller()
export class HubController {
  constructor(
    private readonly desks: HubDesks,
    private readonly finder: HubFinder,
    private readonly manifests: Manifests,
  ) {}

  @Endpoint(hubApi.desk)
  desk(@Input() ask: HubDto, @CurrentCaller() caller: Caller): Promise<HubDesk> {
    return this.desks.desk(caller, ask);
  }

  @Endpoint(hubApi.find)
  find(@Input() ask: HubFindDto, @CurrentCaller() caller: Caller): Promise<HubFound> {
    return this.finder.find(caller, ask);
  }

  @Endpoint(manifestApi.read)
  manifest(@Input() ask: ManifestDto, @CurrentCaller() caller: Caller): Promise<Manifest> {
    return this.manifests.read(caller, ask);
  }

  @Endpoint(manifestApi.csv)
  table(@Input() ask: ManifestDto, @CurrentCaller() caller: Caller): Promise<FileAnswer> {
    return this.manifests.csv(caller, ask);
  }

  @Endpoint(manifestApi.pdf)
  sheet(@Input() ask: ManifestDto, @CurrentCaller() caller: Caller): Promise<FileAnswer> {
    return this.manifests.pdf(caller, ask);
  }
}
