import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { CommunicationIdentityClient, connectionString, endpoint, since2022_06 } from "./support.mjs";

const CREATE = `
  import("@azure/communication-identity")
    .then(({ CommunicationIdentityClient }) => {
      const options = { retryOptions: { maxRetries: 0 }, ...OPTIONS };
      return new CommunicationIdentityClient(process.env.ACS_CONNECTION_STRING, options).createUser();
    })
    .then((user) => console.log(user.communicationUserId), (error) => console.log(error.code));
`;

/** What the SDK says in a process that trusts {@link caFile} besides the usual roots. */
async function createUser(caFile, options = "{}") {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: caFile };
  const { stdout } = await promisify(execFile)("node", ["-e", CREATE.replace("OPTIONS", options)], { env });
  return stdout.trim();
}

describe("trust", () => {
  const caFile = process.env.NODE_EXTRA_CA_CERTS;

  test("by NODE_EXTRA_CA_CERTS", async () => {
    assert.match(await createUser(caFile), /^8:acs:/);
  });

  test("by tlsOptions", since2022_06, async () => {
    assert.match(await createUser("", `{ tlsOptions: { ca: ${JSON.stringify(readFileSync(caFile, "utf8"))} } }`), /^8:acs:/);
  });

  test("none without", async () => {
    assert.match(await createUser(""), /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE/);
  });

  test("not needed over HTTP, where the SDK allows that", since2022_06, async () => {
    const overHttp = connectionString.replace(endpoint, endpoint.replace("https:", "http:"));
    const client = new CommunicationIdentityClient(overHttp, { allowInsecureConnection: true });

    assert.match((await client.createUser()).communicationUserId, /^8:acs:/);
  });
});
