// The SDK of the environment in whose directory the tests run, and the emulator they are aimed at.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);

export const { CommunicationIdentityClient } = require("@azure/communication-identity");
export const { AzureCommunicationTokenCredential } = require("@azure/communication-common");
export const { AzureKeyCredential } = require("@azure/core-auth");
const { ClientSecretCredential, UsernamePasswordCredential } = require("@azure/identity");

// Those that are meant; a test looks whether they are those that are there.
export const identityVersion = process.env.ACS_SDK_VERSION;
export const commonVersion = process.env.ACS_COMMON_VERSION;

export const connectionString = process.env.ACS_CONNECTION_STRING;
export const [, endpoint, accessKey] = /^endpoint=(.*?)\/?;accesskey=(.*)$/.exec(connectionString);
export const { entra } = await emulator("GET", "/_emulator/info");

export const apiVersion = process.env.ACS_API_VERSION;
export const since2022_06 = { skip: apiVersion < "2022-06-01" && `not in ${identityVersion}` };
export const since2022_10 = { skip: apiVersion < "2022-10-01" && `not in ${identityVersion}` };
export const since2023_10 = { skip: apiVersion < "2023-10-01" && `not in ${identityVersion}` };

/** The ways in which an application makes its client, by name. */
export const clients = {
  "connection string": new CommunicationIdentityClient(connectionString),
  "endpoint and key": new CommunicationIdentityClient(endpoint, new AzureKeyCredential(accessKey)),
};
export const client = clients["connection string"];

// Both sign in at the built-in Entra issuer with the real credential classes.
const issuer = { authorityHost: entra.authorityHost, disableInstanceDiscovery: true };
export const application = new ClientSecretCredential(entra.tenantId, entra.clientId, entra.clientSecret, issuer);
export const teamsUser = new UsernamePasswordCredential(
  entra.tenantId,
  entra.clientId,
  entra.teamsUser.username,
  entra.teamsUser.password,
  issuer,
);

/** A request to the emulator that no SDK makes; its answer's JSON. */
export async function emulator(method, path, body) {
  const response = await fetch(endpoint + path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  assert.ok(response.ok, `${path} answered ${response.status}`);
  return response.json();
}

/** Any Entra token, by default the Teams user's. */
export async function entraToken(members = {}) {
  return (await emulator("POST", "/_emulator/entra/tokens", members)).token;
}

export function claims(token) {
  return JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
}

export function secondsUntil(date) {
  return (date.getTime() - Date.now()) / 1000;
}

/** That the call is refused, and how the SDK tells it. */
export async function assertRefused(call, statusCode, code, message) {
  await assert.rejects(call, (error) => {
    assert.equal(error.name, "RestError", error.stack);
    assert.deepEqual(
      { statusCode: error.statusCode, code: error.code, message: error.message },
      { statusCode, code, message },
    );
    return true;
  });
}

/** A token that expires in so many seconds, which no SDK can ask for. */
export async function shortToken(seconds) {
  return (await emulator("POST", "/_emulator/tokens", { scopes: ["chat"], lifetime: `PT${seconds}S` })).token;
}
