// The headers that guard every answer.
import assert from "node:assert/strict";

export function assertGuarded(headers: Headers): void {
  assert.equal(
    headers.get("content-security-policy"),
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
      "font-src 'self' data:; connect-src 'self' https://res.cdn.office.net; base-uri 'none'; " +
      "form-action 'none'; object-src 'none'; frame-ancestors https://teams.microsoft.com " +
      "https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com " +
      "https://*.office.com https://outlook.office.com https://outlook.office365.com",
  );
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("referrer-policy"), "no-referrer");
  assert.match(headers.get("permissions-policy") ?? "", /clipboard-write=\(self\)/u);
  assert.equal(headers.get("strict-transport-security"), "max-age=31536000");
  assert.match(headers.get("x-correlation-id") ?? "", /^[0-9a-f-]{36}$/u);
  for (const name of [
    "server",
    "x-powered-by",
    "x-frame-options",
    "access-control-allow-origin",
    "set-cookie",
  ]) {
    assert.equal(headers.get(name), null, name);
  }
}
