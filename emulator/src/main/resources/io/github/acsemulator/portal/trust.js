// How each client comes to trust the server, with this server's own values.

/** `[{name, commands, note?}]` for the server that `info` tells of. */
export function trustSteps({ endpoint, connectionString }) {
  const fetchPem = `curl -ksO ${endpoint}/_emulator/ca.pem`;
  const inContainer = new URL(endpoint);
  inContainer.hostname = 'host.docker.internal';
  const forContainer = connectionString.replace(endpoint, inContainer.origin);
  return [
    {
      name: 'Java',
      commands: `curl -ksO ${endpoint}/_emulator/truststore.p12
java -Djavax.net.ssl.trustStore=truststore.p12 \\
  -Djavax.net.ssl.trustStorePassword=changeit \\
  -jar app.jar`,
      note: 'Replaces the usual roots in that process.',
    },
    { name: 'Node', commands: `${fetchPem}\nNODE_EXTRA_CA_CERTS=ca.pem node app.js`, note: 'Adds to the usual roots.' },
    { name: 'Python', commands: `${fetchPem}\nREQUESTS_CA_BUNDLE=ca.pem python3 app.py`, note: 'Replaces the usual roots in that process.' },
    { name: '.NET', commands: `${fetchPem}\nSSL_CERT_FILE=ca.pem dotnet run`, note: 'On Linux, where it replaces the usual roots in that process. On Windows and macOS import ca.pem into the user’s trusted roots.' },
    { name: 'curl', commands: `${fetchPem}\ncurl --cacert ca.pem ${endpoint}/_emulator/health` },
    {
      name: 'Docker',
      commands: `${fetchPem}
docker run --add-host host.docker.internal:host-gateway \\
  -v "$PWD/ca.pem:/ca.pem:ro" -e NODE_EXTRA_CA_CERTS=/ca.pem \\
  -e ACS_CONNECTION_STRING='${forContainer}' \\
  your-app`,
      note: 'For a Node app in a container, the emulator on its host and listening on all addresses. Other languages take the variable of their own tab.',
    },
  ];
}
