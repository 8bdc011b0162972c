// How an application uses what was generated, filled in and ready to run.

const SDK = {
  JavaScript: (token) => `import { AzureCommunicationTokenCredential } from '@azure/communication-common';

const credential = new AzureCommunicationTokenCredential(
  '${token}'
);
// const chat = new ChatClient(endpoint, credential);
// const agent = await new CallClient().createCallAgent(credential);`,

  Java: (token) => `import com.azure.communication.common.CommunicationTokenCredential;

CommunicationTokenCredential credential = new CommunicationTokenCredential(
        "${token}");
// ChatClient chat = new ChatClientBuilder().endpoint(endpoint).credential(credential).buildClient();`,

  Python: (token) => `from azure.communication.chat import ChatClient, CommunicationTokenCredential

credential = CommunicationTokenCredential(
    "${token}")
# chat = ChatClient(endpoint, credential)`,

  '.NET': (token) => `using Azure.Communication;

var credential = new CommunicationTokenCredential(
    "${token}");
// var chat = new ChatClient(new Uri(endpoint), credential);`,

  curl: (token, endpoint) => `curl --cacert ca.pem ${endpoint}/_emulator/tokens/introspect \\
  -d token=${token}`,
};

/** `[{name, text}]` for a token of the server at `endpoint`. */
export function snippets(token, endpoint) {
  return Object.entries(SDK).map(([name, text]) => ({ name, text: text(token, endpoint) }));
}
