// What does a story in the browser stand on? One server over a county of its own, and phones that show it.
import { sessionsApi } from '@kehuoyou/shared';
import type { Role } from '@kehuoyou/shared';
import type { ApiClient } from './api-client.js';
import { openDesk, openPhone } from './browser.js';
import type { Phone } from './browser.js';
import { createDatabase } from './database.js';
import type { TestDatabase } from './database.js';
import { startServer } from './running-server.js';
import type { RunningServer } from './running-server.js';

/** What a story begins with. */
export interface StageOptions {
  /** ISO 8601 instant at which the server's clock and the phones' clocks start. */
  readonly clock: string;
  /** Further settings of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** True where no phone of the story is ever without a network. */
  readonly alwaysOnline?: boolean;
}

/** A server on SQLite, and every phone and desk that was opened on it. */
export class Stage {
  database!: TestDatabase;
  server!: RunningServer;
  private readonly opened: Phone[] = [];

  constructor(private readonly options: StageOptions) {}

  async raise(): Promise<void> {
    this.database = await createDatabase('sqlite');
    this.server = await startServer({ database: this.database, ...this.options });
  }

  /** A phone with no memory that shows `path`, such as `/#/notices/announcements/index`. */
  newPhone(path = ''): Promise<Phone> {
    return this.kept(openPhone(`${this.server.url}${path}`, this.options));
  }

  /** A computer's screen with no memory. */
  newDesk(): Promise<Phone> {
    return this.kept(openDesk(this.server.url, this.options));
  }

  /** A phone that shows nothing yet, whose watch the story holds itself. */
  blankPhone(): Promise<Phone> {
    return this.kept(openPhone('about:blank'));
  }

  /** The API as the sample person of a role sees it. */
  async as(role: Role): Promise<ApiClient> {
    const { client } = this.server;
    return client.as((await client.call(sessionsApi.bySample, { role })).token);
  }

  /** Everything that any of its pages complained of. */
  complaints(): string[] {
    return this.opened.flatMap(({ complaints }) => complaints);
  }

  async strike(): Promise<void> {
    for (const phone of this.opened) await phone.close();
    await this.server.stop();
    await this.database.drop();
  }

  private async kept(opening: Promise<Phone>): Promise<Phone> {
    const phone = await opening;
    this.opened.push(phone);
    return phone;
  }
}

/** Sets a stage before the first of the stories around it, and strikes it after the last. */
export function setStage(options: StageOptions): Stage {
  const stage = new Stage(options);
  beforeAll(() => stage.raise(), 180_000);
  afterAll(() => stage.strike());
  return stage;
}
