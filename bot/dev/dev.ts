// `npm run dev`: everything on this machine, with no account. Builds the tab, brings the sample, starts the server
// with the local people-switch and Microsoft's Playground as the Teams client, and ends both with Ctrl-C.
import { execFile } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { openSqliteRecords } from "../records/sqlite/open.ts";
import { UnusableDatabaseError } from "../records/sqlite/unusable-database.ts";
import { Children, isPortFree, untilAnswered } from "./children.ts";
import { localEnvironment, localRecordsFile, ports } from "./environment.ts";
import { readLocalTeam } from "./local-team.ts";
import { bringSample, sampleCommunityId } from "./sample.ts";

const say = (...lines: string[]) => process.stdout.write(`${lines.join("\n")}\n`);

class CannotStartError extends Error {}

async function start(): Promise<void> {
  await checkPorts();
  const team = await readLocalTeam();
  say("Building the tab …");
  await buildTab();
  await bringSampleOnce();

  const children = new Children((name) => void stop(`The ${name} ended by itself.`, 1));
  async function stop(reason: string, code: number): Promise<void> {
    say("", reason);
    await children.end();
    process.exit(code);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void stop("Stopping. What you saved stays in .data/.", 0));
  }

  const env = { ...process.env, ...localEnvironment(team) };
  children.start("server", ["bot/main.ts"], { env, quiet: false });
  await untilAnswered(`http://localhost:${ports.server}/readyz`, 30);
  children.start("Playground", playgroundArguments(), { env: playgroundEnvironment, quiet: true });
  await untilAnswered(`http://localhost:${ports.playground}/`, 60);

  say(
    "",
    "Commonplace runs on this machine.",
    "",
    `  Start page   http://localhost:${ports.server}/`,
    `  Tab          http://localhost:${ports.server}/tab/community/${sampleCommunityId(team)}`,
    `  Playground   http://localhost:${ports.playground}/`,
    "",
    "Try first: open the Playground, choose the channel, post a message, then open the message's menu,",
    `choose "Action Command", type saveTip and save. Then look for it in the tab. Ctrl-C ends everything.`,
    "",
  );
}

async function checkPorts(): Promise<void> {
  if (!(await isPortFree(ports.server, "127.0.0.1"))) {
    throw new CannotStartError(
      `Port ${ports.server} is taken by another program: end that one, or choose another port with PORT=3979 npm run dev.`,
    );
  }
  if (!(await isPortFree(ports.playground, "127.0.0.1")) || !(await isPortFree(ports.playground, "::"))) {
    throw new CannotStartError(
      `Port ${ports.playground} is taken by another program: end that one, or choose another port with PLAYGROUND_PORT=56160 npm run dev.`,
    );
  }
}

/** In a process of its own: Vite sets NODE_ENV for the whole process that it runs in. */
async function buildTab(): Promise<void> {
  const vite = [
    "node_modules/vite/bin/vite.js",
    "build",
    "--config",
    "tab/vite.config.ts",
    "--logLevel",
    "warn",
  ];
  await promisify(execFile)(process.execPath, vite);
}

async function bringSampleOnce(): Promise<void> {
  let time = new Date();
  const store = await openSqliteRecords({ file: localRecordsFile(), now: () => time });
  try {
    const team = await readLocalTeam();
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

const playgroundArguments = () => [
  "node_modules/@microsoft/m365agentsplayground/cli.js",
  "--app-endpoint",
  `http://localhost:${ports.server}/api/messages`,
  "--channel-id",
  "msteams",
  "--port",
  String(ports.playground),
  "--disable-telemetry",
];

try {
  await start();
} catch (error) {
  const isExpected = error instanceof CannotStartError || error instanceof UnusableDatabaseError;
  process.stderr.write(
    `${isExpected ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
