import { describe, test } from "node:test";
import { accessKey, assertRefused, client, CommunicationIdentityClient, connectionString } from "./support.mjs";

const NIL = "00000000-0000-0000-0000-000000000000";
const NO_KEY_OF_ANYONE = "bm9ib2R5IGhhcyB0aGlzIGtleSBhbmQgbm9ib2R5IGV2ZXIgd2lsbCBoYXZlIGl0";

describe("refusals", () => {
  for (const [id, scopes] of [["no scopes", []], ["an unknown scope", ["fly"]]]) {
    test(id, async () => {
      const message = scopes.length ? "Invalid scopes - fly" : "Invalid scopes - Scopes field is required.";
      const user = await client.createUser();

      await assertRefused(() => client.getToken(user, scopes), 400, "ValidationError", message);
    });
  }

  for (const id of [`8:acs:${NIL}_${NIL}`, `8:acs:${NIL}`, `8:orgid:${NIL}`, "4:+15550100", "nonsense"]) {
    test(`an identity that is not of this resource: ${id}`, async () => {
      await assertRefusesEverything(
        client,
        { communicationUserId: id },
        [401, "IdentityNotOwned", "Provided identity doesn't belong to the resource."],
      );
    });
  }

  test("a user that was deleted", async () => {
    const user = await client.createUser();
    await client.deleteUser(user);

    const gone = [404, "IdentityNotFound", "Identity not found."];
    await assertRefused(() => client.getToken(user, ["chat"]), ...gone);
    await assertRefused(() => client.revokeTokens(user), ...gone);
  });

  test("a wrong access key", async () => {
    const user = await client.createUser();
    const stranger = new CommunicationIdentityClient(connectionString.replace(accessKey, NO_KEY_OF_ANYONE));

    const denied = [401, "Denied", "Denied by the resource provider."];
    await assertRefused(() => stranger.createUser(), ...denied);
    await assertRefused(() => stranger.createUserAndToken(["chat"]), ...denied);
    await assertRefusesEverything(stranger, user, denied);
  });

  async function assertRefusesEverything(client, user, refusal) {
    await assertRefused(() => client.getToken(user, ["chat"]), ...refusal);
    await assertRefused(() => client.revokeTokens(user), ...refusal);
    await assertRefused(() => client.deleteUser(user), ...refusal);
  }
});
