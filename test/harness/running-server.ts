// How is the real server started, killed, stopped and started again on the same data?
import type { ChildProcess } from 'node:child_process';
import { Agent } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from './api-client.js';
import { endOf, startProcess } from './server-process.js';
import type { Ending } from './server-process.js';

/** What a server is started with. */
export interface ServerOptions {
  readonly database: { readonly env: Readonly<Record<string, string>> };
  /** ISO 8601 instant at which its clock starts; it runs on from there. */
  readonly clock: string;
  /** Further settings; see the server's config. */
  readonly env?: Readonly<Record<string, string>>;
  /** True where thousands of questions are asked, one after the other: connections stay open between them. */
  readonly talkative?: boolean;
}

const READY_MS = 30_000;

/** A server process of our own, and whoever replaces it after `restart`. */
export class RunningServer {
  /** Everything that it has written, line by line, over all its lives. */
  readonly log: string[] = [];
  private child!: ChildProcess;
  private ended!: Promise<Ending>;
  private address = '';
  /** Milliseconds from the start of the process until it was ready. */
  startMs = 0;

  private readonly lines: Agent | false;

  constructor(private options: ServerOptions) {
    this.lines = options.talkative === true && new Agent({ keepAlive: true });
  }

  /** `http://127.0.0.1:port`; the port stays the same over a restart, as phones expect. */
  get url(): string {
    return this.address;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get client(): ApiClient {
    return new ApiClient(this.address, {}, this.lines);
  }

  /** Starts the process and waits until it is ready. */
  async start(): Promise<this> {
    const began = Date.now();
    const port = this.address === '' ? '0' : new URL(this.address).port;
    const { database, clock, env } = this.options;
    this.child = startProcess({
      file: 'bundle/main',
      channel: true,
      env: {
        ...database.env,
        START_AT: clock,
        PORT: port,
        HOST: '127.0.0.1',
        REFRESH_MS: '100',
        REQUESTS_PER_MINUTE: '1000000',
        ...env,
      },
    });
    this.ended = endOf(this.child);
    this.address = `http://127.0.0.1:${await this.portInLog()}`;
    await this.untilReady(began + READY_MS);
    this.startMs = Date.now() - began;
    return this;
  }

  /** Ends it as an orchestrator does; gives how it ended. */
  async stop(): Promise<Ending> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  /** Ends it as a power cut does: nothing more is done. */
  async kill(): Promise<Ending> {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  /** Starts it again on the same data and port, with other settings where given. It must have ended. */
  async startAgain(changes: Partial<Omit<ServerOptions, 'database'>> = {}): Promise<this> {
    await this.ended;
    this.options = { ...this.options, ...changes };
    return this.start();
  }

  /** Makes it another time for the server while it runs; resolves when all that it keeps in memory is of then. */
  async itIs(clock: string): Promise<void> {
    this.options = { ...this.options, clock };
    const { child } = this;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.send({ clock }, (error) => (error ? reject(error) : undefined));
    });
  }

  /** The port that the process says it listens on; throws with its log when it ends before. */
  private async portInLog(): Promise<number> {
    const { stdout, stderr } = this.child;
    if (!stdout || !stderr) throw new Error('the server has no output');
    createInterface(stderr).on('line', (line) => this.log.push(line));
    return new Promise((resolve, reject) => {
      createInterface(stdout).on('line', (line) => {
        this.log.push(line);
        const port = /客货邮 is at http:\/\/[^:]+:(\d+)/.exec(line)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
      void this.ended.then(({ code, signal }) =>
        reject(
          new Error(`the server ended (${signal ?? code}) before it listened:\n${this.log.slice(-20).join('\n')}`),
        ),
      );
    });
  }

  private async untilReady(deadline: number): Promise<void> {
    for (;;) {
      const reply = await this.client.send({ path: '/health/ready' }).catch(() => undefined);
      if (reply?.status === 200) return;
      if (Date.now() > deadline)
        throw new Error(`the server was not ready in time:\n${this.log.slice(-20).join('\n')}`);
      await pause(50);
    }
  }
}

/** Starts a server and waits until it is ready. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  return new RunningServer(options).start();
}
