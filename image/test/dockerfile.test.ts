import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { readDockerfile } from '../src/dockerfile.ts';
import { checkSteps } from '../src/steps.ts';

const ours = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');

describe('the project’s Dockerfile', () => {
  const { settings, steps } = readDockerfile(ours, { VERSION: '1.2.3' });

  it('starts the container entry as user 1000, listening to everybody, with the version it was given', () => {
    expect(settings.entrypoint).toEqual([
      'node',
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=TimeoutNegativeWarning',
      'container.mjs',
    ]);
    expect(settings).toMatchObject({ user: '1000:1000', workdir: '/app' });
    expect(settings.env).toMatchObject({ NODE_ENV: 'production', HTTP_HOST: '0.0.0.0', SERVICE_VERSION: '1.2.3' });
    expect(settings.labels['org.opencontainers.image.version']).toBe('1.2.3');
    expect(settings.labels['org.opencontainers.image.description']).toMatch(/^Keeps .* in step$/);
  });

  it('does to files what this package does', () => {
    expect(() => checkSteps(steps)).not.toThrow();
  });
});

describe('a Dockerfile that was changed', () => {
  it('is refused when it does more to files: both lines are told', () => {
    const { steps } = readDockerfile(ours.replace('RUN mkdir -p /data', 'RUN mkdir -p /cache'), {});
    expect(() => checkSteps(steps)).toThrow(/new: RUN mkdir -p \/cache .*\n +gone: RUN mkdir -p \/data/);
  });

  it('is refused when it has an instruction that is unknown here', () => {
    expect(() => readDockerfile(`${ours}\nHEALTHCHECK NONE\n`, {})).toThrow(/instruction HEALTHCHECK/);
  });
});

describe('settings of the last stage', () => {
  it('hold an argument’s default, and nothing of an argument of an earlier stage', () => {
    const text = 'FROM a AS one\nARG OLD=1\nFROM b\nARG NEW=2\nENV A=${OLD} B=${NEW} C="d \\\n  e"\n';
    expect(readDockerfile(text, {}).settings.env).toEqual({ A: '${OLD}', B: '2', C: 'd e' });
  });
});
