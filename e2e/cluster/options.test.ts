import { expect, it } from 'vitest';
import { imageParts, readOptions } from './options.ts';

it('an image’s tag begins after its last colon, and a registry’s port is none', () => {
  expect(imageParts('autosync:1.2')).toMatchObject({ repository: 'autosync', tag: '1.2' });
  expect(imageParts('host:5000/team/autosync:1.2')).toMatchObject({
    repository: 'host:5000/team/autosync',
    tag: '1.2',
  });
  expect(() => imageParts('host:5000/autosync')).toThrow(/needs a name and a tag/);
});

it('without an image nothing is tried, and the message names the variable', () => {
  expect(() => readOptions({})).toThrow(/^AUTOSYNC_CLUSTER_IMAGE /);
});

it('images of the dev stack are the chart’s unless they are given', () => {
  const given = { AUTOSYNC_CLUSTER_IMAGE: 'autosync:1', AUTOSYNC_CLUSTER_KAFKA_IMAGE: 'kafka:4' };
  expect(readOptions(given)).toMatchObject({ postgresImage: undefined, kafkaImage: 'kafka:4', keep: false });
});

it('stages come in their order, all of them unless some are named, and an unknown one is told', () => {
  const env = { AUTOSYNC_CLUSTER_IMAGE: 'autosync:1' };
  expect(readOptions(env).stages).toEqual(['pods', 'alerts', 'operators']);
  expect(readOptions(env, ['operators']).stages).toEqual(['operators']);
  expect(() => readOptions(env, ['operator'])).toThrow('no stage "operator": there are pods, alerts, operators');
});

it('a file of values is meant from where the person is', () => {
  const env = { AUTOSYNC_CLUSTER_IMAGE: 'autosync:1', AUTOSYNC_CLUSTER_VALUES: 'mine.yaml', INIT_CWD: '/home/me' };
  expect(readOptions(env).values).toBe('/home/me/mine.yaml');
});
