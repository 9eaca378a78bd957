// Runs in a pod of the project's image: every server of HEALTH_ADDRESSES says SERVING over grpc.health.v1.
import { createRequire } from 'node:module';

// As the services do it: from the libraries' own folder, wherever npm put the package.
const { Client, credentials } = createRequire(`${process.cwd()}/libs/grpc/package.json`)('@grpc/grpc-js');

// HealthCheckRequest of the whole server is empty; HealthCheckResponse is field 1 = 1 (SERVING).
const serving = '0801';

function check(address) {
  const client = new Client(address, credentials.createInsecure());
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

for (const address of process.env.HEALTH_ADDRESSES.split(',')) await check(address);
