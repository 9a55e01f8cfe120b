import type { FakeCosmos } from "./fake-cosmos/server.ts";

/** The different texts of these questions that do not keep to one tenant and one scope. */
export const textsWithoutPlace = (asked: FakeCosmos["asked"]): readonly string[] =>
  [...new Set(asked.flatMap(({ text }) => text ?? []))].filter(
    (text) => !text.includes("c.tenantId = @tenantId AND c.scope = @scope"),
  );
