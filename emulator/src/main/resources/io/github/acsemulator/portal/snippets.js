import { h } from './dom.js';

// How an application uses what was generated, filled in and ready to run.

const SDK = {
  JavaScript: (token) => `import { AzureCommunicationTokenCredential }
  from '@azure/communication-common';

const credential = new AzureCommunicationTokenCredential(
  '${token}'
);
// new ChatClient(endpoint, credential)
// await new CallClient().createCallAgent(credential)`,

  Java: (token) => `import com.azure.communication.common.*;

var credential = new CommunicationTokenCredential(
        "${token}");
// new ChatClientBuilder().endpoint(endpoint)
//         .credential(credential).buildClient()`,

  Python: (token) => `from azure.communication.chat import (
    ChatClient, CommunicationTokenCredential)

credential = CommunicationTokenCredential(
    "${token}")
# chat = ChatClient(endpoint, credential)`,

  '.NET': (token) => `using Azure.Communication;

var credential = new CommunicationTokenCredential(
    "${token}");
// var chat = new ChatClient(new Uri(endpoint), credential);`,

  curl: (token, endpoint) => `curl --cacert ca.pem \\
  ${endpoint}/_emulator/tokens/introspect \\
  -d token=${token}`,
};

const NEEDS = {
  JavaScript: '@azure/communication-common',
  Java: 'com.azure:azure-communication-common',
  Python: 'azure-communication-chat',
  '.NET': 'Azure.Communication.Common',
};

/** `[{name, needs, text}]` for a token of the server at `endpoint`. */
export function snippets(token, endpoint) {
  return Object.entries(SDK).map(([name, text]) => ({
    name,
    needs: h('span', { class: 'muted' }, NEEDS[name] ? ['Package ', h('code', {}, NEEDS[name])] : 'Asks this emulator about the token'),
    text: text(token, endpoint),
  }));
}
