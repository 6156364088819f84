import { isLoopbackHost, loadSettings } from '#platform/config';
import { migrateDatabase } from '#platform/database';
import { migrateQueues } from '#platform/queue';
import { seedDemo, startPhones, startSignIn } from './demo-parts.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { lockFolder } from './instance-lock.js';
import { keepUp } from './keep-up.js';
import { childEnvironment, planLaunch, postgresFolder, secretsFile, simulatorAccount, type LaunchPlan } from './launch-plan.js';
import { checkPort } from './port-check.js';
import { removeRunFile, wasKilled, writeRunFile } from './run-file.js';
import { ownSecrets, type OwnSecrets } from './secrets-file.js';
import { builtMain, ServiceProcess } from './service-process.js';
import { whenReady } from './when-ready.js';

/** Before the product is ready for the first time, a process that keeps ending is a fault to show, not to wait out. */
const ENDS_BEFORE_READY = 4;
/** How long processes of a killed launcher may take to end (child-guard.ts), and a little. */
const AFTERLIFE_MS = 10_000;
/** Stands in for what does not run yet while the other settings are checked. */
const NOT_YET = { databaseUrl: 'postgres://127.0.0.1/not-yet', devProviderPort: undefined };

export interface Launched {
  url: string;
  demo: boolean;
  /** The page with the handsets; only in the demo. */
  phonesUrl: string | undefined;
}

/** Starts the whole product on one machine, in order, and ends it in the opposite order. */
export class Launcher {
  private readonly plan: LaunchPlan;
  private readonly stopping = new AbortController();
  private readonly undo: (() => Promise<void> | void)[] = [];
  private ended: Promise<void> | undefined;

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly say: (line: string) => void,
  ) {
    this.plan = planLaunch(env);
  }

  /**
   * Resolves when the product can serve.
   * @throws in plain words when it cannot be started; {@link stop} must be called then, too.
   */
  async start(): Promise<Launched> {
    const { plan } = this;
    this.undo.push(await lockFolder(plan.dataDir));
    const own = plan.demo || !plan.databaseUrl ? ownSecrets(secretsFile(plan)) : undefined;
    loadSettings(childEnvironment(this.env, plan, own, NOT_YET));
    await this.step(() => checkPort(plan.host, plan.port, wasKilled(plan.dataDir) ? AFTERLIFE_MS : 0));
    const databaseUrl = plan.databaseUrl ?? (await this.startDatabase(own!));
    const ownerUrl = plan.migrateDatabaseUrl ?? databaseUrl;
    await this.step(() => migrateDatabase(ownerUrl));
    await this.step(() => migrateQueues(ownerUrl));
    const devProviderPort = plan.demo ? await this.startSignIn(own!) : undefined;
    const phonesUrl = plan.demo ? await this.startPhones(own!) : undefined;
    const environment = childEnvironment(this.env, plan, own, { databaseUrl, devProviderPort, simulatorUrl: phonesUrl });
    const settings = loadSettings(environment);
    if (plan.demo) await this.step(() => seedDemo(settings, ownerUrl));
    const { publicBaseUrl, demo, oidc } = settings;
    writeRunFile(plan.dataDir, { pid: process.pid, ownerUrl, appUrl: databaseUrl, publicBaseUrl, issuer: oidc.issuer, demo });
    this.undo.push(() => removeRunFile(plan.dataDir));
    if (demo && !isLoopbackHost(plan.host))
      this.say('the demo is on and reachable from other machines: anybody there can sign in as anybody');
    await this.serve(environment);
    return { url: publicBaseUrl, demo, phonesUrl };
  }

  /** Ends everything that was started, the last first. Safe to call at any moment, and again. */
  stop(): Promise<void> {
    this.stopping.abort(new Error('the launcher was asked to stop'));
    this.ended ??= this.endAll();
    return this.ended;
  }

  private async endAll(): Promise<void> {
    for (let undo = this.undo.pop(); undo; undo = this.undo.pop()) {
      try {
        await undo();
      } catch (error) {
        this.say(`could not end everything cleanly: ${error instanceof Error ? error.message : 'unknown'}`);
      }
    }
  }

  /** One step of starting; none begins once we were asked to stop. */
  private async step<T>(work: () => Promise<T>): Promise<T> {
    this.stopping.signal.throwIfAborted();
    const result = await work();
    this.stopping.signal.throwIfAborted();
    return result;
  }

  private async startDatabase(own: OwnSecrets): Promise<string> {
    const postgres = new EmbeddedPostgres({ folder: postgresFolder(this.plan), password: own.databasePassword });
    this.undo.push(() => postgres.stop());
    await this.step(() => postgres.start());
    keepUp(postgres, this.stopping.signal, this.say);
    return postgres.url;
  }

  private async startSignIn(own: OwnSecrets): Promise<number> {
    const { issuer } = loadSettings(childEnvironment(this.env, this.plan, own, NOT_YET)).oidc;
    const provider = await this.step(() => startSignIn(this.plan, issuer, own.oidcClientSecret));
    this.undo.push(() => provider.close());
    return provider.port;
  }

  /** Undefined where people reach us by another name than this machine's, or over https: the simulator talks to this machine alone. */
  private async startPhones(own: OwnSecrets): Promise<string | undefined> {
    const { protocol, hostname } = new URL(this.plan.publicBaseUrl);
    if (protocol !== 'http:' || !isLoopbackHost(hostname)) return undefined;
    const phones = await this.step(() => startPhones(this.plan, simulatorAccount(own)));
    this.undo.push(() => phones.stop());
    return phones.url;
  }

  private async serve(environment: Record<string, string>): Promise<void> {
    const giveUp = new AbortController();
    let ready = false;
    const services = ['api', 'worker'].map((app) => {
      const onEnd = (inARow: number): void => {
        if (!ready && inARow >= ENDS_BEFORE_READY)
          giveUp.abort(new Error(`The ${app} ended ${inARow} times while starting. What it printed above says why.`));
      };
      return new ServiceProcess({ name: app, file: builtMain(app), env: environment, say: this.say, onEnd });
    });
    this.undo.push(async () => void (await Promise.all(services.map((service) => service.stop()))));
    for (const service of services) service.start();
    await this.step(() => whenReady(this.plan.host, this.plan.port, AbortSignal.any([this.stopping.signal, giveUp.signal])));
    ready = true;
  }
}
