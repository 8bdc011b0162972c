import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { apiVersion, claims, client, clients, commonVersion, emulator, identityVersion } from "./support.mjs";

const ID = /^8:acs:[0-9a-f-]{36}_[0-9a-f-]{36}$/;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

describe("operations", () => {
  for (const [kind, client] of Object.entries(clients)) {
    test(`creates users that differ (${kind})`, async () => {
      const one = await client.createUser();
      const other = await client.createUser();

      assert.match(one.communicationUserId, ID);
      assert.notEqual(one.communicationUserId, other.communicationUserId);
    });

    test(`creates a user and a token (${kind})`, async () => {
      const { user, token, expiresOn } = await client.createUserAndToken(["chat", "voip"]);

      assert.match(token, JWT);
      assert.equal(`8:${claims(token).skypeid}`, user.communicationUserId);
      assert.equal(claims(token).exp, Math.floor(expiresOn.getTime() / 1000));
    });

    test(`issues, revokes and issues tokens (${kind})`, async () => {
      const user = await client.createUser();
      const first = await client.getToken(user, ["chat"]);
      await client.revokeTokens(user);
      const second = await client.getToken(user, ["chat"]);

      assert.match(second.token, JWT);
      const { reason } = await emulator("POST", "/_emulator/tokens/introspect", { token: first.token });
      assert.equal(reason, "revoked");
      const { active } = await emulator("POST", "/_emulator/tokens/introspect", { token: second.token });
      assert.equal(active, true);
    });

    test(`deletes a user, and again (${kind})`, async () => {
      const { user, token } = await client.createUserAndToken(["chat"]);
      await client.deleteUser(user);
      await client.deleteUser(user);

      const { reason } = await emulator("POST", "/_emulator/tokens/introspect", { token });
      assert.equal(reason, "identityDeleted");
    });
  }

  test("is run with the versions that are meant", () => {
    for (const [name, meant] of [["identity", identityVersion], ["common", commonVersion]]) {
      const { version } = JSON.parse(readFileSync(`node_modules/@azure/communication-${name}/package.json`));
      assert.equal(version, meant);
    }
  });

  test("asks for the api-version of this SDK, under its name", async () => {
    const issued = await recordedOfIssuing();

    assert.equal(issued.apiVersion, apiVersion);
    assert.match(issued.client, new RegExp(`azsdk-js-communication-?identity/${identityVersion}\\b`, "i"));
  });

  /** What the emulator recorded; again if the suites beside this one have pushed it out of the journal already. */
  async function recordedOfIssuing() {
    for (let i = 0; i < 10; i++) {
      const user = await client.createUser();
      await client.getToken(user, ["chat"]);
      const query = `operation=issueAccessToken&identity=${encodeURIComponent(user.communicationUserId)}`;
      const { value } = await emulator("GET", `/_emulator/requests?${query}`);
      if (value.length > 0) {
        return value[0];
      }
    }
    assert.fail("the emulator has no record of it");
  }
});
