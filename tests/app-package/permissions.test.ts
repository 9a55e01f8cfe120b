// What the app asks for, against what the page /trust tells those who decide.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { appPackageFolder } from "../../appPackage/app-package.ts";

const manifestShape = z.object({
  permissions: z.array(z.string()),
  authorization: z.object({
    permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string() })) }),
  }),
});
const registrationShape = z.object({
  api: z.object({ oauth2PermissionScopes: z.array(z.object({ value: z.string() })) }),
  requiredResourceAccess: z.array(z.unknown()),
});

const readText = (url: URL) => readFile(url, "utf8");
const readJson = async (name: string): Promise<unknown> =>
  JSON.parse(await readText(new URL(name, appPackageFolder)));

describe("the permissions that the app asks for", () => {
  it("are those on the page for those who decide, and none of Microsoft Graph", async () => {
    const { permissions, authorization } = manifestShape.parse(await readJson("manifest.json"));
    const { api, requiredResourceAccess } = registrationShape.parse(await readJson("aad.manifest.json"));
    const page = await readText(new URL("../../bot/http/pages/trust.html", import.meta.url));
    const [, section = ""] = page.split(/<h2>/u);

    const named = [...section.matchAll(/<code>([^<]+)<\/code>/gu)].map(([, name]) => name);

    const asked = [
      ...permissions,
      ...api.oauth2PermissionScopes.map(({ value }) => value),
      ...authorization.permissions.resourceSpecific.map(({ name }) => name),
    ];
    assert.deepEqual(named.sort(), asked.sort());
    assert.deepEqual(requiredResourceAccess, []);
  });
});
