import { AutosyncError } from '@autosync/core';

/** What a container of the image is started with. */
export type ImageSettings = {
  workdir: string;
  user: string;
  env: Record<string, string>;
  labels: Record<string, string>;
  entrypoint: string[];
};

export type Dockerfile = {
  settings: ImageSettings;
  /** What is done to files, in all stages: these instructions as they are written, on one line each. */
  steps: string[];
};

type Instruction = { name: string; rest: string };

/** Without comments, and with continued lines put together. */
function instructionsOf(text: string): Instruction[] {
  const lines = text.split('\n').filter((line) => !/^\s*(#|$)/.test(line));
  return lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => {
      const [name = ''] = line.trim().split(/\s/, 1);
      return { name: name.toUpperCase(), rest: line.trim().slice(name.length).trim() };
    });
}

/** `A=b C="d e"` */
function pairsOf(rest: string): Record<string, string> {
  const pairs = rest.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S*))/g);
  return Object.fromEntries([...pairs].map(([, name = '', quoted, bare = '']) => [name, quoted ?? bare]));
}

/**
 * Reads a Dockerfile as far as ours goes: settings stand in the last stage only, arguments as `${NAME}`.
 *
 * @throws AutosyncError 'dockerfile-unknown' for an instruction that it does not understand.
 */
export function readDockerfile(text: string, buildArguments: Record<string, string>): Dockerfile {
  const settings: ImageSettings = { workdir: '/', user: '', env: {}, labels: {}, entrypoint: [] };
  const steps: string[] = [];
  let declared: Record<string, string> = {};
  const filled = (value: string): string =>
    value.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => declared[name] ?? whole);

  for (const { name, rest } of instructionsOf(text)) {
    switch (name) {
      case 'FROM':
        declared = {};
        break;
      case 'ARG':
        declared = { ...declared, ...pairsOf(rest) };
        for (const known of Object.keys(declared)) declared[known] = buildArguments[known] ?? declared[known] ?? '';
        break;
      case 'WORKDIR':
        settings.workdir = rest;
        break;
      case 'USER':
        settings.user = rest;
        break;
      case 'ENV':
        Object.assign(settings.env, pairsOf(filled(rest)));
        break;
      case 'LABEL':
        Object.assign(settings.labels, pairsOf(filled(rest)));
        break;
      case 'ENTRYPOINT':
        settings.entrypoint = JSON.parse(rest) as string[];
        break;
      case 'COPY':
      case 'RUN':
        steps.push(`${name} ${rest}`);
        break;
      default:
        throw new AutosyncError('dockerfile-unknown', `The Dockerfile has an instruction ${name}, unknown here.`);
    }
  }
  return { settings, steps };
}
