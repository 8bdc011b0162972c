import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AzureCommunicationTokenCredential, claims, commonVersion, endpoint, teamsUser } from "./support.mjs";

const known = { skip: !/^2\.(4\.[2-9]|[5-9])/.test(commonVersion) && `not in communication-common ${commonVersion}` };

// The credential that exchanges an Entra user's token by itself.
describe("entra", known, () => {
  for (const [scope, prefix] of [
    ["https://communication.azure.com/clients/.default", "8:acs:"],
    ["https://auth.msft.communication.azure.com/TeamsExtension.ManageCalls", "8:acs:"],
  ]) {
    test(`a user's token for ${scope} becomes one of the service`, async () => {
      const credential = new AzureCommunicationTokenCredential({
        resourceEndpoint: endpoint,
        tokenCredential: teamsUser,
        scopes: [scope],
      });

      const { token, expiresOnTimestamp } = await credential.getToken();

      assert.ok(`8:${claims(token).skypeid}`.startsWith(prefix));
      assert.equal(claims(token).exp, Math.floor(expiresOnTimestamp / 1000));
      credential.dispose();
    });
  }

  test("what Entra did not sign is refused with the service's reason", async () => {
    const credential = new AzureCommunicationTokenCredential({
      resourceEndpoint: endpoint,
      tokenCredential: {
        getToken: async () => ({ token: "e30.e30.e30", expiresOnTimestamp: Date.now() + 3_600_000 }),
      },
    });

    await assert.rejects(credential.getToken(), /401|token/i);
    credential.dispose();
  });
});
