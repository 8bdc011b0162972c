import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { AzureCommunicationTokenCredential, claims, client, shortToken } from "./support.mjs";

// The credential of the chat and calling SDKs.
describe("refresh", () => {
  test("a token of the emulator is taken as it is", async (t) => {
    const { token } = await client.createUserAndToken(["chat"]);
    const credential = open(t, token);

    const held = await credential.getToken();
    assert.equal(held.token, token);
    assert.equal(held.expiresOnTimestamp, claims(token).exp * 1000);
  });

  test("a token that has expired is refreshed when it is asked for", async (t) => {
    const fresh = (await client.createUserAndToken(["chat"])).token;
    const expiring = await shortToken(1);
    let refreshed = 0;
    const credential = open(t, { token: expiring, tokenRefresher: async () => (refreshed++, fresh) });
    await sleep(claims(expiring).exp * 1000 - Date.now() + 50);

    assert.equal((await credential.getToken()).token, fresh);
    assert.equal((await credential.getToken()).token, fresh);
    assert.equal(refreshed, 1);
  });

  test("a token about to expire is refreshed before anybody asks", async (t) => {
    const fresh = (await client.createUserAndToken(["chat"])).token;
    const expiring = await shortToken(4);
    let credential;
    let refreshed = 0;
    await new Promise((done, failed) => {
      setTimeout(failed, 10_000, new Error("nothing asked for a new token")).unref();
      const tokenRefresher = async () => (refreshed++, done(), fresh);
      credential = open(t, { token: expiring, refreshProactively: true, tokenRefresher });
    });
    // The credential has it a moment after the refresher has answered; and would ask again once the old one ended.
    while ((await credential.getToken()).token !== fresh) {
      await sleep(10);
    }
    assert.equal(refreshed, 1);
  });

  function open(t, options) {
    const credential = new AzureCommunicationTokenCredential(options);
    t.after(() => credential.dispose());
    return credential;
  }
});
