// What do the accounts consist of?
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { ACCOUNTS_CONFIG } from './accounts.config.js';
import { AccountsService } from './accounts.service.js';
import { AdministratorsService } from './administrators.service.js';
import { AuditService } from './audit.service.js';
import { CodesService } from './codes.service.js';
import { ConfirmationsService } from './confirmations.service.js';
import { ConsentsService } from './consents.service.js';
import { GrantsService } from './grants.service.js';
import { HouseholdsController } from './households.controller.js';
import { HouseholdsService } from './households.service.js';
import { InvitationsService } from './invitations.service.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { MyDataService } from './my-data.service.js';
import { NumbersService } from './numbers.service.js';
import { PeopleService } from './people.service.js';
import { RecipientsService } from './recipients.service.js';
import { ResealService } from './reseal.service.js';
import { RetentionService } from './retention.service.js';
import { RetentionTimer } from './retention-timer.service.js';
import { ScopePlaces } from './scope-places.service.js';
import { SecretAnswers } from './secret-answers.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { StaffController } from './staff.controller.js';
import { StaffService } from './staff.service.js';
import { Vault } from './vault.service.js';

/** What the features to the right may use. */
const services = [
  AccountsService, AuditService, ConsentsService, GrantsService, MyDataService, RecipientsService, ResealService, RetentionService, ScopePlaces,
];

/** The rest, and what only commands and the start of the server ask for. */
const inner = [
  AdministratorsService, CodesService, ConfirmationsService, HouseholdsService, InvitationsService, MeService, NumbersService, PeopleService, RetentionTimer,
  SecretAnswers, SessionsService, SignInService, StaffService,
];

@Module({})
export class AccountsModule {
  static with(config: Pick<Config, 'accounts' | 'dataDir'>): DynamicModule {
    const vault = { provide: Vault, useFactory: () => Vault.of(config) };
    return {
      module: AccountsModule,
      global: true,
      controllers: [SessionsController, MeController, StaffController, HouseholdsController],
      providers: [{ provide: ACCOUNTS_CONFIG, useValue: config.accounts }, vault, ...services, ...inner],
      exports: [Vault, ...services],
    };
  }
}
