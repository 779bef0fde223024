// What do the pictures and recordings consist of?
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CoveredPictures } from './covered-pictures.service.js';
import { FolderStore } from './storing/folder-store.js';
import { IncomingFolder } from './incoming-folder.js';
import { MediaPolicies } from './media.js';
import { MediaController } from './media.controller.js';
import { MediaIntake } from './media-intake.service.js';
import { MediaObjects } from './media-objects.service.js';
import { MediaService } from './media.service.js';
import { MediaSweep } from './media-sweep.service.js';
import { OBJECT_STORE } from './storing/object-store.js';
import type { ObjectStoreSettings } from './storing/object-store-settings.js';
import { S3Store } from './storing/s3-store.js';

/** Where they are kept. */
export interface PicturesConfig {
  readonly dataDir: string;
  readonly objectStore: ObjectStoreSettings;
}

/** Intake, giving out and sweeping, for all modules. */
@Module({})
export class PicturesModule {
  static with({ dataDir, objectStore }: PicturesConfig): DynamicModule {
    const store = objectStore.kind === 's3' ? new S3Store(objectStore) : new FolderStore(join(dataDir, 'objects'));
    return {
      module: PicturesModule,
      global: true,
      controllers: [MediaController],
      providers: [
        { provide: OBJECT_STORE, useValue: store },
        { provide: IncomingFolder, useValue: new IncomingFolder(join(dataDir, 'incoming')) },
        { provide: MediaPolicies, useValue: new MediaPolicies() },
        MediaObjects,
        MediaIntake,
        MediaService,
        MediaSweep,
        CoveredPictures,
      ],
      exports: [MediaIntake, IncomingFolder, MediaPolicies, MediaService, MediaSweep, CoveredPictures],
    };
  }
}
