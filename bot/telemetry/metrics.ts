// The metrics by name. infra/workbook.json asks for them, and a test holds the two together.

/** Times in milliseconds unless said otherwise. */
export const metricNames = {
  /** By endpoint, useCase and outcome. */
  turnDuration: "commonplace.turn.duration",
  turnStoreQuestions: "commonplace.turn.store_questions",
  /** Request units of one turn, by endpoint and useCase. */
  turnStoreCharge: "commonplace.turn.store_charge",
  storeDuration: "commonplace.store.duration",
  /** Request units of one question to the store, by verb and status. */
  storeCharge: "commonplace.store.charge",
  /** Questions about rosters that Teams did not answer, by status. */
  rosterFailures: "commonplace.roster.failures",
  /** Records with waiting messages, as far as they were counted. */
  outboxRecords: "commonplace.outbox.records",
  /** Seconds since the change of the record that has waited longest. */
  outboxLongestWait: "commonplace.outbox.longest_wait",
  /** The 99th percentile of the delay of timers since the last report. */
  eventLoopDelay: "commonplace.event_loop.delay",
} as const;
