// Turns, and what is measured in them, as spans and metrics of OpenTelemetry. All spans are made here, by hand: libraries
// that make them on their own record addresses, queries and ids.
import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Attributes,
  type Context,
  type Meter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from "@opentelemetry/api";
import type { LoggedFault } from "../logged-fault.ts";
import type { Measurements, StoreQuestion, Turn } from "./measurements.ts";
import { metricNames } from "./metrics.ts";

interface RunningTurn {
  readonly span: Span;
  readonly context: Context;
  questions: number;
  charge: number;
}

export interface MeasuredTurns extends Measurements {
  /** That of the turn in which it is called; for log records. */
  readonly currentContext: () => Context;
}

/** @param copiedToChildren attributes that the sampler gives to a turn's span and that its children need as well. */
export function measuredTurns(
  meter: Meter,
  tracer: Tracer,
  copiedToChildren: readonly string[],
): MeasuredTurns {
  const running = new AsyncLocalStorage<RunningTurn>();
  const milliseconds = { unit: "ms" };
  const turnDuration = meter.createHistogram(metricNames.turnDuration, milliseconds);
  const turnQuestions = meter.createHistogram(metricNames.turnStoreQuestions);
  const turnCharge = meter.createHistogram(metricNames.turnStoreCharge);
  const storeDuration = meter.createHistogram(metricNames.storeDuration, milliseconds);
  const storeCharge = meter.createHistogram(metricNames.storeCharge);
  const rosterFailures = meter.createCounter(metricNames.rosterFailures);

  function addStoreSpan({ span: parent, context }: RunningTurn, question: StoreQuestion): void {
    if (!parent.isRecording()) return;
    const attributes: Attributes = {
      "db.system.name": "azure.cosmosdb",
      "db.operation.name": question.verb,
      status: String(question.statusCode),
      charge: question.charge,
      ...picked(parent, copiedToChildren),
    };
    const end = Date.now();
    const options = { kind: SpanKind.CLIENT, attributes, startTime: end - question.milliseconds };
    const span = tracer.startSpan(`store ${question.verb}`, options, context);
    if (isFailure(question.statusCode)) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(end);
  }

  return {
    async turn(endpoint, correlationId, work) {
      const span = tracer.startSpan(
        endpoint,
        { kind: SpanKind.SERVER, attributes: { endpoint, correlationId } },
        ROOT_CONTEXT,
      );
      const turn: RunningTurn = {
        span,
        context: trace.setSpan(ROOT_CONTEXT, span),
        questions: 0,
        charge: 0,
      };
      let useCase = "unknown";
      let outcome = "ok";
      const told: Turn = {
        isAbout: (name) => (useCase = name),
        endedIn(code, fault) {
          outcome = code;
          if (fault) addFault(span, fault);
        },
      };
      const started = performance.now();
      try {
        return await running.run(turn, work, told);
      } finally {
        const about = { endpoint, useCase };
        turnDuration.record(performance.now() - started, { ...about, outcome });
        turnQuestions.record(turn.questions, about);
        turnCharge.record(turn.charge, about);
        span.updateName(useCase).setAttributes({ useCase, outcome }).end();
      }
    },

    storeAsked(question) {
      const attributes = { verb: question.verb, status: String(question.statusCode) };
      storeDuration.record(question.milliseconds, attributes);
      storeCharge.record(question.charge, attributes);
      const turn = running.getStore();
      if (!turn) return;
      turn.questions += 1;
      turn.charge += question.charge;
      addStoreSpan(turn, question);
    },

    rosterFailed(statusCode) {
      rosterFailures.add(1, { status: String(statusCode) });
    },

    currentContext: () => running.getStore()?.context ?? ROOT_CONTEXT,
  };
}

/** What the store answers to a condition that does not hold (404, 409, 412) is no failure. */
const isFailure = (statusCode: number) => statusCode === 0 || statusCode === 429 || statusCode >= 500;

function picked(span: Span, names: readonly string[]): Attributes {
  if (!("attributes" in span)) return {};
  const attributes = span.attributes as Attributes;
  return Object.fromEntries(names.map((name) => [name, attributes[name]]));
}

/** As the convention for exceptions has it, without a message: people's words can be in that. */
function addFault(span: Span, fault: LoggedFault): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.addEvent("exception", {
    "exception.type": fault.name,
    "exception.stacktrace": fault.frames.join("\n"),
  });
}
