import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { apiVersion, assertRefused, claims, client, since2023_10 } from "./support.mjs";

const ALL = ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"];
const subsets = ALL.reduce((sets, scope) => [...sets, ...sets.map((set) => [...set, scope])], [[]]).slice(1);
const isOfOld = (scopes) => scopes.every((scope) => ["chat", "voip"].includes(scope));

describe("scopes", () => {
  for (const scopes of [...subsets.filter(isOfOld), ["voip", "chat"]]) {
    test(`gives ${scopes}`, () => assertGives(scopes));
  }

  for (const scopes of subsets.filter((set) => !isOfOld(set))) {
    test(`gives ${scopes}`, since2023_10, () => assertGives(scopes));
  }

  for (const scope of ["chat.join", "chat.join.limited", "voip.join"]) {
    const known = { skip: apiVersion >= "2023-10-01" && `${apiVersion} has it` };
    test(`refuses ${scope} where the version lacks it`, known, async () => {
      await assertRefused(() => client.createUserAndToken([scope]), 400, "ValidationError", `Invalid scopes - ${scope}`);
    });
  }

  async function assertGives(scopes) {
    const created = await client.createUserAndToken(scopes);
    const issued = await client.getToken(created.user, scopes);

    assert.equal(claims(created.token).acsScope, scopes.join());
    assert.equal(claims(issued.token).acsScope, scopes.join());
  }
});
