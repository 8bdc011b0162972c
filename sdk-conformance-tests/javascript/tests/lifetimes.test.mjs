import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { assertRefused, client, secondsUntil, since2022_10 } from "./support.mjs";

describe("lifetimes", () => {
  test("a day where none is asked for", async () => {
    const { user, expiresOn } = await client.createUserAndToken(["chat"]);

    assertLasts(expiresOn, 1440);
    assertLasts((await client.getToken(user, ["chat"])).expiresOn, 1440);
  });

  for (const tokenExpiresInMinutes of [60, 61, 720, 1440]) {
    test(`${tokenExpiresInMinutes} minutes`, since2022_10, async () => {
      const { user, expiresOn } = await client.createUserAndToken(["chat"], { tokenExpiresInMinutes });

      assertLasts(expiresOn, tokenExpiresInMinutes);
      const issued = await client.getToken(user, ["chat"], { tokenExpiresInMinutes });
      assertLasts(issued.expiresOn, tokenExpiresInMinutes);
    });
  }

  for (const tokenExpiresInMinutes of [59, 1441]) {
    test(`refuses ${tokenExpiresInMinutes} minutes`, since2022_10, async () => {
      const message =
        `ExpiresInMinutes value ${tokenExpiresInMinutes} is invalid. ` +
        "Value must be within the [60, 1440] interval.";
      const user = await client.createUser();
      const options = { tokenExpiresInMinutes };

      await assertRefused(() => client.createUserAndToken(["chat"], options), 400, "ValidationError", message);
      await assertRefused(() => client.getToken(user, ["chat"], options), 400, "ValidationError", message);
    });
  }

  function assertLasts(expiresOn, minutes) {
    const seconds = secondsUntil(expiresOn);
    assert.ok(Math.abs(seconds - minutes * 60) < minutes * 3, `${seconds} s instead of ${minutes} minutes`);
  }
});
