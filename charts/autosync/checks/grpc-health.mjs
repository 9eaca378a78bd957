// Runs in a pod of the project's image: every server of HEALTH_ADDRESSES says SERVING over grpc.health.v1.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// As the services do it: from the libraries' own folder, wherever npm put the package.
const { Client, credentials } = createRequire(`${process.cwd()}/libs/grpc/package.json`)('@grpc/grpc-js');

// HealthCheckRequest of the whole server is empty; HealthCheckResponse is field 1 = 1 (SERVING).
const serving = '0801';

const { env } = process;
const file = (variable) => readFileSync(env[variable]);
const plain = env.GRPC_TLS_MODE === undefined || env.GRPC_TLS_MODE === 'disable';
const peers = plain
  ? credentials.createInsecure()
  : credentials.createSsl(file('GRPC_TLS_CA_FILE'), file('GRPC_TLS_KEY_FILE'), file('GRPC_TLS_CERT_FILE'));
const name = env.GRPC_TLS_SERVER_NAME;

function check(address) {
  const client = new Client(address, peers, name === undefined ? {} : { 'grpc.ssl_target_name_override': name });
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      '/grpc.health.v1.Health/Check',
      () => Buffer.alloc(0),
      (bytes) => bytes.toString('hex'),
      {},
      { deadline: Date.now() + 10_000 },
      (error, status) => {
        client.close();
        if (error) reject(new Error(`${address}: ${error.message}`));
        else if (status !== serving) reject(new Error(`${address} is not serving (${status})`));
        else resolve(process.stdout.write(`${address} is serving\n`));
      },
    );
  });
}

for (const address of env.HEALTH_ADDRESSES.split(',')) await check(address);
