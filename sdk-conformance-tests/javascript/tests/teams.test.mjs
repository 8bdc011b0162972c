import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { assertRefused, client, entra, entraToken, secondsUntil, since2022_06 } from "./support.mjs";

const OTHER = "99999999-0000-4000-8000-000000000001";
const appId = entra.clientId;
const userId = entra.teamsUser.objectId;

describe("teams", since2022_06, async () => {
  const exchange = (token, clientId, userObjectId) =>
    client.getTokenForTeamsUser({ teamsUserAadToken: token, clientId, userObjectId });
  const entraTokenOfUser = await entraToken();

  test("a Teams user gets a token that expires with his own", async () => {
    const { token, expiresOn } = await exchange(entraTokenOfUser, appId, userId);

    assert.match(token, /^eyJ/);
    assert.ok(secondsUntil(expiresOn) > 3500 && secondsUntil(expiresOn) < 4600, String(expiresOn));
  });

  for (const bad of ["", "invalid"]) {
    test(`the token '${bad}' is refused before the user is looked at`, async () => {
      await assertRefused(
        () => exchange(bad, appId, ""),
        401,
        "InvalidAccessToken",
        "Provided access token is not valid.",
      );
    });
  }

  test("an expired token is refused", async () => {
    const expired = await entraToken({ lifetime: "-PT1S" });

    await assertRefused(
      () => exchange(expired, appId, userId),
      401,
      "InvalidAccessToken",
      "Provided access token is not valid.",
    );
  });

  for (const [clientId, objectId, message] of [
    ["", userId, "AppId: The AppId field is required."],
    ["invalid", userId, "Provided AppId has invalid format."],
    [OTHER, userId, "AAD application is not the expected one."],
    [appId, "", "UserId: The UserId field is required."],
    [appId, "invalid", "Provided UserId has invalid format."],
    [appId, OTHER, "Provided AAD token issued for unexpected user."],
  ]) {
    test(`application '${clientId}' and user '${objectId}' are refused`, async () => {
      await assertRefused(() => exchange(entraTokenOfUser, clientId, objectId), 400, "ValidationError", message);
    });
  }
});
