// What runs the server for a small organisation: a container or a service on one machine, and the page that says how.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import packageJson from "../../package.json" with { type: "json" };
import { readConfig } from "../../bot/config.ts";
import type { Environment } from "../../bot/environment-variables.ts";
import { productionVariables } from "../../bot/environment-variables.ts";
import { limits } from "../../bot/contract/limits.ts";
import { connectionLimits } from "../../bot/http/connection-limits.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const assignments = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^\s*(?:ENV |Environment=)?([A-Z][A-Z_]+)=(\S+?)(?: \\)?$/gmu)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );

const dockerfile = read("infra/small/Dockerfile");
const unit = read("infra/small/commonplace.service");
const page = read("docs/small-organisation.md");
/** What the page says to write into `.env`. */
const environment = assignments(/```ini\n([^`]+)```/u.exec(page)?.[1] ?? "");

const setIn = (text: string, name: string) => new RegExp(`^${name}=(.*)$`, "mu").exec(text)?.[1];

describe("the variables of a small organisation", () => {
  const byTheImage = assignments(dockerfile);
  const byTheUnit = assignments(unit);

  it("are all that the server needs, in a container and as a service", () => {
    const inContainer = readConfig({ ...environment, ...byTheImage });
    const asService = readConfig({ ...environment, ...byTheUnit });

    assert.equal(inContainer.host, "0.0.0.0");
    assert.deepEqual(inContainer.records, { kind: "sqlite", file: "/data/commonplace.db" });
    assert.equal(asService.host, "127.0.0.1");
    assert.equal(asService.publicUrl, `https://${environment["DOMAIN"]}`);
  });

  it("have no name that nobody reads", () => {
    const readByOthers = ["DOMAIN", "NODE_ENV", "SQLITE_TMPDIR"];
    const all: Environment = { ...environment, ...byTheImage, ...byTheUnit };

    const unknown = Object.keys(all).filter(
      (name) => !readByOthers.includes(name) && !Object.hasOwn(productionVariables.shape, name),
    );

    assert.deepEqual(unknown, []);
  });
});

describe("the image for a small organisation", () => {
  it("has the Node that the project is developed with", () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gmu)].map(([, image]) => image);

    assert.deepEqual(new Set(images), new Set([`node:${packageJson.devDependencies.node}-slim`]));
  });

  it("is built from the package that goes to Azure, too", () => {
    assert.match(dockerfile, /^COPY --from=build \/app\/dist\/server \.$/mu);
  });

  it("is made of what is there", () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, names = ""]) =>
      names.split(" "),
    );

    assert.ok(sources.length > 4);
    assert.deepEqual(
      sources.filter((name) => !existsSync(path.join(root, name))),
      [],
    );
  });

  it("runs as another user than root, and writes to its volume only", () => {
    const { services } = z
      .object({ services: z.object({ server: z.record(z.string(), z.unknown()) }) })
      .parse(parse(read("infra/small/compose.yml")));

    assert.match(dockerfile, /^USER node$/mu);
    assert.equal(services.server["read_only"], true);
    assert.deepEqual(services.server["volumes"], ["data:/data"]);
    assert.deepEqual(services.server["cap_drop"], ["ALL"]);
    // The proxy alone can be reached.
    assert.equal(services.server["ports"], undefined);
  });
});

describe("the service for a small organisation", () => {
  it("runs in the Node that the page asks for, which is the image's", () => {
    const [, asked] = /; or Git, Node (\d+) with npm,/u.exec(page) ?? [];

    assert.equal(asked, packageJson.devDependencies.node.split(".")[0]);
    assert.match(setIn(unit, "ExecStart") ?? "", /^\/usr\/bin\/env node /u);
  });

  it("writes below its state directory only, and has time to answer what is under way", () => {
    const folder = `/var/lib/${setIn(unit, "StateDirectory")}/`;
    const { RECORDS = "", SEARCH_FILE = "" } = assignments(unit);

    assert.ok(RECORDS.startsWith(`sqlite:${folder}`));
    assert.ok(SEARCH_FILE.startsWith(folder));
    assert.equal(setIn(unit, "ProtectSystem"), "strict");
    assert.ok(Number(setIn(unit, "TimeoutStopSec")) > 25);
  });
});

describe("the daily backup of a small organisation", () => {
  const [, section = ""] = /\n## Back up\n(.+?)\n## /su.exec(page) ?? [];
  const scripts = [...section.matchAll(/```sh\n(.+?)```/gsu)].map(([, script = ""]) => script);

  it("has a new name each time, ends at the first failure, and deletes old ones last", () => {
    assert.equal(scripts.length, 2);
    for (const script of scripts) {
      assert.match(script, /^set -e\n/u);
      assert.match(script, /^backup=\S+\/\$\(date \+%F-%H%M\)\.db$/mu);
      assert.match(script, /\nfind \S+ -name \S+ -mtime \+30 -delete\n$/u);
    }
  });

  it("is readable by its owner only when it leaves the container, which keeps none", () => {
    const [inContainers = ""] = scripts;

    assert.match(inContainers, /^umask 077\n[^]*> \$backup\.part\nmv /mu);
    assert.match(inContainers, /^docker compose exec -T server rm \/data\/backup\.db$/mu);
  });
});

describe("the proxy of a small organisation", () => {
  const caddyfile = read("infra/small/Caddyfile");

  it("lets every body pass that the server takes", () => {
    const [, megabytes] = /max_size (\d+)MB/u.exec(caddyfile) ?? [];

    assert.ok(Number(megabytes) * 1_000_000 > limits.requestBytes);
  });

  it("drops connections before the server does", () => {
    const [, seconds] = /keepalive (\d+)s/u.exec(caddyfile) ?? [];

    assert.ok(Number(seconds) * 1_000 < connectionLimits.keepAliveMs);
  });
});
