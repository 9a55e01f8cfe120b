import assert from "node:assert/strict";
import { z } from "zod";
import { metricNames } from "../../bot/telemetry/metrics.ts";
import { deployCommonplace, getOnly, propertiesOf } from "./commonplace.ts";

const workbook = z.looseObject({
  version: z.literal("Notebook/1.0"),
  items: z.array(z.looseObject({ type: z.number(), name: z.string(), content: z.looseObject({}) })),
});

const query = z.looseObject({
  query: z.string(),
  resourceType: z.literal("microsoft.insights/components"),
  timeContextFromParameter: z.literal("time"),
});

async function queries(): Promise<readonly string[]> {
  const deployed = propertiesOf(getOnly(await deployCommonplace(), "Microsoft.Insights/workbooks"));
  const { items } = workbook.parse(JSON.parse(String(deployed["serializedData"])));
  return items.filter(({ type }) => type === 3).map(({ content }) => query.parse(content).query);
}

describe("the workbook", () => {
  it("belongs to the Application Insights to which the server sends", async () => {
    const deployment = await deployCommonplace();

    const { sourceId } = propertiesOf(getOnly(deployment, "Microsoft.Insights/workbooks"));

    assert.equal(sourceId, getOnly(deployment, "Microsoft.Insights/components").id);
  });

  it("asks for every metric that the server sends, and for no other", async () => {
    const asked = (await queries()).flatMap((text) => text.match(/commonplace\.[a-z_.]+/gu) ?? []);

    assert.deepEqual([...new Set(asked)].sort(), Object.values(metricNames).sort());
  });

  it("uses the names of attributes that the server gives", async () => {
    const given = ["endpoint", "useCase", "outcome", "verb", "status", "correlationId", "fault"];

    const used = (await queries()).flatMap((text) =>
      [...text.matchAll(/customDimensions\.(\w+)/gu)].map(([, name]) => name),
    );

    assert.deepEqual([...new Set(used)].sort(), given.sort());
  });
});
