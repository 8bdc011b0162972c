import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { application, claims, CommunicationIdentityClient, endpoint } from "./support.mjs";

describe("bearer", () => {
  test("an application that signed in with its secret uses every operation", async () => {
    const client = new CommunicationIdentityClient(endpoint, application);
    const user = await client.createUser();
    const { token } = await client.getToken(user, ["chat"]);

    assert.equal(`8:${claims(token).skypeid}`, user.communicationUserId);
    await client.revokeTokens(user);
    await client.deleteUser(user);
    assert.match((await client.createUserAndToken(["voip"])).token, /^eyJ/);
  });

  test("a token that nobody signed is refused", async () => {
    const credential = { getToken: async () => ({ token: "e30.e30.e30", expiresOnTimestamp: Date.now() + 3_600_000 }) };

    await assert.rejects(new CommunicationIdentityClient(endpoint, credential).createUser(), { statusCode: 401 });
  });
});
