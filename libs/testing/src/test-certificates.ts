import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export type TestAuthority = {
  /** A PEM file with the authority's certificate. */
  caFile: string;
  /**
   * A certificate of this authority for `localhost` (not for 127.0.0.1) with its key; `name` is part of the file names.
   */
  issue(name: string): Promise<{ certFile: string; keyFile: string }>;
};

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];

/** A certificate authority for one test, with its files in `folder`. Needs OpenSSL 3 on the PATH. */
export async function testAuthority(folder: string, name: string): Promise<TestAuthority> {
  const caFile = join(folder, `${name}.crt`);
  const caKeyFile = join(folder, `${name}.key`);
  const out = ['-keyout', caKeyFile, '-out', caFile];
  await execute('openssl', ['req', '-x509', ...newKey, ...out, '-subj', `/CN=AutoSync test authority ${name}`]);
  return {
    caFile,
    async issue(subject) {
      const certFile = join(folder, `${name}-${subject}.crt`);
      const keyFile = join(folder, `${name}-${subject}.key`);
      const signed = ['-CA', caFile, '-CAkey', caKeyFile, '-keyout', keyFile, '-out', certFile];
      const names = ['-subj', `/CN=${subject}`, '-addext', 'subjectAltName=DNS:localhost'];
      const leaf = ['-addext', 'basicConstraints=critical,CA:FALSE'];
      await execute('openssl', ['req', '-x509', ...newKey, ...signed, ...names, ...leaf]);
      return { certFile, keyFile };
    },
  };
}
