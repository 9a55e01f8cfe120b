// `npm run dev`: everything on this machine, with no account. Builds the tab, brings the sample, starts the server
// with the local people-switch and Microsoft's Playground as the Teams client, and ends both with Ctrl-C.
import path from "node:path";
import process from "node:process";
import { ConfigurationError, type Config } from "../config.ts";
import { openRecords } from "../open-records.ts";
import { UnusableAccountError } from "../records/cosmos/access.ts";
import { UnusableDatabaseError } from "../records/sqlite/unusable-database.ts";
import { onAncestorEnd } from "./ancestors.ts";
import { isTabBuilt } from "./built-tab.ts";
import { ChildFailedError, Children, isPortFree, untilAnswered } from "./children.ts";
import { localConfig, localEnvironment, playgroundPort } from "./environment.ts";
import { readLocalTeam, UnreadableTeamError, type LocalTeam } from "./local-team.ts";
import { sampleCommunityId } from "./sample-records.ts";
import { bringSample } from "./sample.ts";

const say = (...lines: string[]) => process.stdout.write(`${lines.join("\n")}\n`);

class CannotStartError extends Error {}

async function start(): Promise<void> {
  const team = await readLocalTeam();
  const config = localConfig(team);
  await checkPorts(config.port);
  const children = new Children((name) => void stop(`The ${name} ended by itself.`, 1));
  async function stop(reason: string, code: number): Promise<void> {
    say("", reason);
    await children.end();
    process.exit(code);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void stop("Stopping. What you saved stays in .data/.", 0));
  }

  await onAncestorEnd(() => void stop("What started this has ended.", 1));

  if (!isTabBuilt(process.cwd())) {
    say("Building the tab …");
    await buildTab(children);
  }
  await bringSampleOnce(config, team);

  children.start("server", ["bot/main.ts"], { env: localEnvironment(team) });
  await untilAnswered(`http://localhost:${config.port}/readyz`, 30);
  children.start("Playground", playgroundArguments(config.port), {
    env: playgroundEnvironment,
    quiet: true,
    preload: [path.join(import.meta.dirname, "loopback-only.ts")],
  });
  await untilAnswered(`http://localhost:${playgroundPort}/`, 60);

  say(
    "",
    "Commonplace runs on this machine.",
    "",
    `  Start page   http://localhost:${config.port}/`,
    `  Tab          http://localhost:${config.port}/tab/community/${sampleCommunityId(team)}`,
    `  Playground   http://localhost:${playgroundPort}/`,
    "",
    "Try first: open the Playground, choose the channel, post a message, then open the message's menu,",
    `choose "Action Command", type saveTip and save. Then look for it in the tab. Ctrl-C ends everything.`,
    "",
  );
}

async function checkPorts(serverPort: number): Promise<void> {
  if (!Number.isInteger(playgroundPort) || playgroundPort < 1 || playgroundPort > 65_535) {
    throw new CannotStartError("PLAYGROUND_PORT is wrong: set it to a port number (1 to 65535).");
  }
  if (!(await isPortFree(serverPort, "127.0.0.1"))) {
    throw new CannotStartError(
      `Port ${serverPort} is taken by another program: end that one, or choose another port with PORT=3979 npm run dev.`,
    );
  }
  if (!(await isPortFree(playgroundPort, "127.0.0.1"))) {
    throw new CannotStartError(
      `Port ${playgroundPort} is taken by another program: end that one, or choose another port with PLAYGROUND_PORT=56160 npm run dev.`,
    );
  }
}

/** In a process of its own: Vite sets NODE_ENV for the whole process that it runs in. */
async function buildTab(children: Children): Promise<void> {
  const vite = [
    "node_modules/vite/bin/vite.js",
    "build",
    "--config",
    "tab/vite.config.ts",
    "--logLevel",
    "warn",
  ];
  await children.finish("tab's build", vite, { env: process.env });
}

async function bringSampleOnce(config: Config, team: LocalTeam): Promise<void> {
  let time = new Date();
  const store = await openRecords({
    location: config.records,
    access: config.storeAccess,
    now: () => time,
  });
  try {
    const isNew = await bringSample(store, team, { set: (to) => (time = to) }, new Date());
    if (isNew) say('Brought a sample community. "npm run sample:remove" takes it away.');
  } finally {
    await store.close();
  }
}

/** It opens no browser by itself: where there is none, it would end without a word. Its log lies with our data. */
const playgroundEnvironment = {
  ...process.env,
  TEAMSAPPTESTER_BROWSER: "none",
  M365_AGENTS_PLAYGROUND_LOGFILE: path.resolve(".data/playground.log"),
};

const playgroundArguments = (serverPort: number) => [
  "node_modules/@microsoft/m365agentsplayground/cli.js",
  "--app-endpoint",
  `http://localhost:${serverPort}/api/messages`,
  "--channel-id",
  "msteams",
  "--port",
  String(playgroundPort),
  "--disable-telemetry",
];

try {
  await start();
} catch (error) {
  const isExpected = [
    CannotStartError,
    ChildFailedError,
    ConfigurationError,
    UnusableDatabaseError,
    UnusableAccountError,
    UnreadableTeamError,
  ].some((kind) => error instanceof kind);
  process.stderr.write(
    `${error instanceof Error ? (isExpected ? error.message : error.stack) : "Unknown fault."}\n`,
  );
  process.exit(1);
}
