import assert from "node:assert/strict";
import process from "node:process";
import { Refusal } from "../../bot/community/core/refusal.ts";
import { loggedFault } from "../../bot/logged-fault.ts";
import { metricNames } from "../../bot/telemetry/metrics.ts";
import { openTelemetry, type Telemetry } from "../../bot/telemetry/telemetry.ts";
import { type FakeIngestion, metricsIn, ofType, startFakeIngestion, trust } from "./fake-ingestion.ts";

/** Nothing is sent before the test closes what it opened. */
const onlyAtTheEnd = {
  metrics: 600_000,
  batch: 600_000,
  request: 30_000,
  retry: 5,
  close: 10_000,
  tracesPerSecond: Infinity,
};

/** Timers that would keep the process alive. */
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

describe("telemetry for Application Insights", () => {
  let ingestion: FakeIngestion;
  let distrust: () => void;
  const opened: Telemetry[] = [];
  let lines: string[];

  beforeEach(async () => {
    ingestion = await startFakeIngestion();
    distrust = trust(ingestion);
    lines = [];
  });
  afterEach(async () => {
    for (const telemetry of opened.splice(0)) await telemetry.close();
    distrust();
    await ingestion.close();
  });

  async function open(pace = {}, connectionString = ingestion.connectionString) {
    const telemetry = await openTelemetry({
      logLevel: "info",
      destination: { connectionString, clientId: undefined },
      lines: { write: (line) => void lines.push(line) },
      pace: { ...onlyAtTheEnd, ...pace },
    });
    opened.push(telemetry);
    return telemetry;
  }

  const logged = () =>
    lines.map((line) => {
      const { msg, statusCode } = JSON.parse(line) as { msg: string; statusCode?: number };
      return { msg, statusCode };
    });

  describe("a turn", () => {
    it("is measured by endpoint, use case and outcome, with its questions to the store", async () => {
      const { measurements, close } = await open();

      await measurements.turn("http", "c-1", async (turn) => {
        turn.isAbout("GET /api/places/:conversationId");
        await Promise.resolve();
        measurements.storeAsked({ verb: "find", statusCode: 200, charge: 1, milliseconds: 3 });
        measurements.storeAsked({ verb: "page", statusCode: 429, charge: 2.5, milliseconds: 4 });
      });
      await close();

      const about = { endpoint: "http", useCase: "GET /api/places/:conversationId" };
      const [duration] = metricsIn(ingestion, metricNames.turnDuration);
      assert.ok(duration && duration.value >= 0);
      assert.deepEqual({ ...duration, value: 0 }, { value: 0, count: 1, ...about, outcome: "ok" });
      assert.deepEqual(metricsIn(ingestion, metricNames.turnStoreQuestions), [
        { value: 2, count: 1, ...about },
      ]);
      assert.deepEqual(metricsIn(ingestion, metricNames.turnStoreCharge), [
        { value: 3.5, count: 1, ...about },
      ]);
      assert.deepEqual(metricsIn(ingestion, metricNames.storeDuration), [
        { value: 3, count: 1, verb: "find", status: "200" },
        { value: 4, count: 1, verb: "page", status: "429" },
      ]);
    });

    it("is a span with a child for each question, and carries the correlation id", async () => {
      const { measurements, close } = await open();

      await measurements.turn("bot", "c-2", async (turn) => {
        turn.isAbout("message find");
        await Promise.resolve();
        measurements.storeAsked({ verb: "find", statusCode: 200, charge: 1, milliseconds: 3 });
      });
      await close();

      const [request] = ofType(ingestion, "RequestData");
      const [question] = ofType(ingestion, "RemoteDependencyData");
      assert.equal(request?.data.baseData.name, "message find");
      assert.deepEqual(request.data.baseData.properties, {
        endpoint: "bot",
        correlationId: "c-2",
        useCase: "message find",
        outcome: "ok",
      });
      assert.equal(request.sampleRate, 100);
      assert.equal(question?.data.baseData.name, "store find");
      assert.equal(question.tags["ai.operation.id"], request.tags["ai.operation.id"]);
      assert.equal(question.tags["ai.operation.parentId"], request.data.baseData["id"]);
      assert.equal(question.data.baseData["duration"], "00:00:00.003");
    });

    it("keeps apart what two turns at once ask the store", async () => {
      const { measurements, close } = await open();
      const asking = (useCase: string, times: number) =>
        measurements.turn("http", useCase, async (turn) => {
          turn.isAbout(useCase);
          for (let time = 0; time < times; time += 1) {
            await Promise.resolve();
            measurements.storeAsked({ verb: "find", statusCode: 200, charge: 1, milliseconds: 1 });
          }
        });

      await Promise.all([asking("one", 1), asking("three", 3)]);
      await close();

      assert.deepEqual(
        metricsIn(ingestion, metricNames.turnStoreQuestions).map(({ value }) => value),
        [1, 3],
      );
    });

    it("gives what its work gives and throws what it throws, and says how it ended", async () => {
      const { measurements, close } = await open();
      const refusal = new Refusal({ code: "notFound" });

      const given = await measurements.turn("http", "c", () => Promise.resolve("answer"));
      const thrown: unknown = await measurements
        .turn("http", "c", (turn) => {
          turn.endedIn("notFound");
          return Promise.reject(refusal);
        })
        .catch((error: unknown) => error);
      await close();

      assert.equal(given, "answer");
      assert.equal(thrown, refusal);
      const outcomes = metricsIn(ingestion, metricNames.turnDuration).map((metric) =>
        "outcome" in metric ? metric.outcome : undefined,
      );
      assert.deepEqual(outcomes, ["ok", "notFound"]);
      assert.ok(ofType(ingestion, "RequestData").every(({ data }) => data.baseData.success));
    });

    it("that failed names the error and its places, and keeps the message out", async () => {
      const { measurements, close } = await open();

      await measurements.turn("bot", "c", (turn) => {
        turn.endedIn("internal", loggedFault(new TypeError("canary in a message")));
        return Promise.resolve();
      });
      await close();

      const [exception] = ofType(ingestion, "ExceptionData");
      const text = JSON.stringify(exception);
      assert.match(text, /TypeError/u);
      assert.match(text, /sending\.test\.ts/u);
      assert.equal(ofType(ingestion, "RequestData")[0]?.data.baseData.success, false);
      assert.doesNotMatch(ingestion.bodies.join(""), /canary/u);
    });

    it("beyond the rate is counted, but its span is not kept", async () => {
      const { measurements, close } = await open({ tracesPerSecond: 0 });

      await measurements.turn("http", "c", () => Promise.resolve());
      await close();

      assert.equal(metricsIn(ingestion, metricNames.turnDuration)[0]?.count, 1);
      assert.deepEqual(ofType(ingestion, "RequestData"), []);
    });
  });

  describe("the log", () => {
    it("is sent from warnings on, with its named fields and the turn that it belongs to", async () => {
      const { log, measurements, close } = await open();

      await measurements.turn("http", "c-3", () => {
        log.info({ route: "/" }, "request");
        log.warn({ statusCode: 503 }, "Teams did not say.");
        log.error({ fault: loggedFault(new Error("canary")) }, "fault");
        return Promise.resolve();
      });
      await close();

      const [warning, fault, ...others] = ofType(ingestion, "MessageData");
      const [request] = ofType(ingestion, "RequestData");
      assert.deepEqual(others, []);
      assert.equal(warning?.data.baseData.message, "Teams did not say.");
      assert.equal(warning.data.baseData["severityLevel"], "Warning");
      assert.deepEqual(warning.data.baseData.properties, { statusCode: "503" });
      assert.equal(warning.tags["ai.operation.id"], request?.tags["ai.operation.id"]);
      assert.match(String(fault?.data.baseData.properties?.["fault"]), /"name":"Error"/u);
      assert.doesNotMatch(ingestion.bodies.join(""), /canary/u);
      assert.equal(lines.length, 3);
    });
  });

  describe("the outbox", () => {
    const now = () => new Date("2026-03-02T09:00:00.000Z");

    it("is counted each time that metrics are sent, with the longest wait in seconds", async () => {
      const telemetry = await open({ metrics: 50 });
      // Of a digest: written a week ago, and due for a minute and a half.
      const digest = { changedAt: "2026-02-23T09:00:00.000Z", tellAt: "2026-03-02T08:58:30.000Z" };
      const waiting = [digest, { changedAt: "2026-03-02T08:59:00.000Z" }];

      telemetry.watchOutbox({ list: () => Promise.resolve(waiting), now });
      await ingestion.until(() => metricsIn(ingestion, metricNames.outboxRecords).length > 1);

      assert.equal(metricsIn(ingestion, metricNames.outboxRecords)[0]?.value, 2);
      assert.equal(metricsIn(ingestion, metricNames.outboxLongestWait)[0]?.value, 90);
    });

    it("that cannot be counted is a line of the log, and the other metrics are sent", async () => {
      const telemetry = await open();

      telemetry.watchOutbox({ list: () => Promise.reject(new Error("canary")), now });
      telemetry.measurements.rosterFailed(403);
      await telemetry.close();

      assert.deepEqual(metricsIn(ingestion, metricNames.outboxRecords), []);
      assert.deepEqual(metricsIn(ingestion, metricNames.rosterFailures), [
        { value: 1, count: 1, status: "403" },
      ]);
      assert.deepEqual(logged(), [{ msg: "The outbox could not be counted.", statusCode: undefined }]);
    });
  });

  it("tells how late the event loop is", async () => {
    const { close } = await open();

    await close();

    assert.equal(metricsIn(ingestion, metricNames.eventLoopDelay).length, 1);
  });

  describe("when Application Insights fails", () => {
    it("says so once, and once that it works again; turns go on", async () => {
      const { measurements } = await open({ metrics: 50 });
      ingestion.behaves = "fails";
      measurements.rosterFailed(500);
      await ingestion.until(({ requests }) => requests > 6);
      ingestion.behaves = "well";

      const answer = await measurements.turn("http", "c", () => Promise.resolve("answer"));
      await ingestion.until(() => metricsIn(ingestion, metricNames.turnDuration).length > 0);
      while (lines.length < 2) await new Promise((resolve) => setImmediate(resolve));

      assert.equal(answer, "answer");
      assert.deepEqual(logged(), [
        { msg: "Measurements could not be sent to Application Insights.", statusCode: 500 },
        { msg: "Measurements are sent again.", statusCode: undefined },
      ]);
    });

    it("ends at its deadline when the endpoint hangs, and lets go of it", async () => {
      const { measurements, close } = await open({ batch: 10, request: 600_000, close: 100 });
      ingestion.behaves = "hangs";

      const before = timers();
      await measurements.turn("http", "c", () => Promise.resolve());
      await ingestion.until(({ requests }) => requests > 0);
      await close();

      assert.deepEqual(ingestion.envelopes, []);
      while (timers() > before) await new Promise((resolve) => setImmediate(resolve));
    });
  });

  for (const [what, connectionString] of [
    ["no key", "InstrumentationKey=;IngestionEndpoint=https://127.0.0.1:1/"],
    ["a key that is no GUID", "InstrumentationKey=canary"],
  ] as const) {
    it(`goes on without measuring when the connection string has ${what}`, async () => {
      const { measurements, log } = await open({}, connectionString);

      const answer = await measurements.turn("bot", "c", () => Promise.resolve("answer"));
      log.warn("still there");

      assert.equal(answer, "answer");
      assert.deepEqual(
        logged().map(({ msg }) => msg),
        ["Nothing is measured: APPLICATIONINSIGHTS_CONNECTION_STRING cannot be used.", "still there"],
      );
      assert.doesNotMatch(lines.join(""), /canary/u);
    });
  }
});
