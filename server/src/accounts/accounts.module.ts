// What do the accounts consist of?
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { CALLERS } from '../http/caller.js';
import { ACCOUNTS_CONFIG, AUDIT_FOLDER } from './accounts.config.js';
import { AccountsService } from './identity/accounts.service.js';
import { AdministratorsService } from './staff/administrators.service.js';
import { AuditLogService } from './staff/audit-log.service.js';
import { AuditService } from './safekeeping/audit.service.js';
import { AuditWatch } from './safekeeping/audit-watch.service.js';
import { OneTimeCodesService } from './identity/one-time-codes.service.js';
import { ConfirmationsService } from './household/confirmations.service.js';
import { ConsentsService } from './identity/consents.service.js';
import { GrantsService } from './identity/grants.service.js';
import { HouseholdsController } from './household/households.controller.js';
import { HouseholdsService } from './household/households.service.js';
import { InvitationsService } from './staff/invitations.service.js';
import { MeController } from './privacy/me.controller.js';
import { MeService } from './privacy/me.service.js';
import { AccountRecords } from './privacy/account-records.service.js';
import { MyDataService } from './privacy/my-data.service.js';
import { PhoneNumbersService } from './household/phone-numbers.service.js';
import { PeopleService } from './household/people.service.js';
import { RecipientsService } from './household/recipients.service.js';
import { KeyCheckService } from './privacy/key-check.service.js';
import { KeyRotationService } from './privacy/key-rotation.service.js';
import { RetentionService } from './privacy/retention.service.js';
import { RetentionTimer } from './privacy/retention-timer.service.js';
import { Jurisdictions } from './identity/jurisdictions.service.js';
import { SecretAnswers } from './safekeeping/secret-answers.service.js';
import { SampleAccounts } from './sign-in/sample-accounts.service.js';
import { SessionsController } from './sign-in/sessions.controller.js';
import { SessionsService } from './sign-in/sessions.service.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { StaffController } from './staff/staff.controller.js';
import { StaffService } from './staff/staff.service.js';
import { Vault } from './safekeeping/vault.service.js';

/** What the features to the right may use. */
const services = [
  AccountsService,
  AuditService,
  GrantsService,
  MyDataService,
  RecipientsService,
  RetentionService,
  Jurisdictions,
  SecretAnswers,
  SampleAccounts,
];

/** The rest, and what only commands and the start of the server ask for. */
const inner = [
  KeyCheckService,
  ConsentsService,
  KeyRotationService,
  AdministratorsService,
  AuditLogService,
  AuditWatch,
  OneTimeCodesService,
  ConfirmationsService,
  HouseholdsService,
  InvitationsService,
  MeService,
  PhoneNumbersService,
  PeopleService,
  AccountRecords,
  RetentionTimer,
  SessionsService,
  SignInService,
  StaffService,
];

/** What the access guard, to the left of every feature, asks. */
const callers = { provide: CALLERS, useExisting: SessionsService };

@Module({})
export class AccountsModule {
  static with(config: Pick<Config, 'accounts' | 'dataDir'>): DynamicModule {
    const vault = {
      provide: Vault,
      inject: [KeyCheckService],
      useFactory: (check: KeyCheckService) => check.vaultOf(config),
    };
    const noted = { provide: AUDIT_FOLDER, useValue: config.dataDir };
    return {
      module: AccountsModule,
      global: true,
      controllers: [SessionsController, MeController, StaffController, HouseholdsController],
      providers: [
        { provide: ACCOUNTS_CONFIG, useValue: config.accounts },
        vault,
        noted,
        callers,
        ...services,
        ...inner,
      ],
      exports: [CALLERS, Vault, ...services],
    };
  }
}
