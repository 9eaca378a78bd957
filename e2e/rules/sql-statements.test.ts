import { expect, it } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { projectRoot } from '@autosync/dev-stack/servers';

// A statement is read from its top to its end: it is short, or made of parts with names.
const MOST_LINES = 60;
const MOST_STEPS = 5;

type Sql = { where: string; text: string };

const read = (file: string) => readFileSync(`${projectRoot}/${file}`, 'utf8');

/** Each text in backquotes that is SQL; what it puts in by name is a text of its own. */
function statementsOfSources(): Sql[] {
  return globSync('{libs,services}/*/src/**/*.ts', { cwd: projectRoot }).flatMap((file) =>
    Array.from(read(file).matchAll(/`((?:[^`\\]|\\.)*)`/gs), ([, text = '']) => ({ where: file, text })).filter(
      ({ text }) => /^\s*(with|select|insert|update|delete|[a-z_]+ as )\b/.test(text),
    ),
  );
}

/** The statements of each function, as the last migration has it that says what it does. */
function statementsOfFunctions(): Sql[] {
  const bodies = new Map<string, string>();
  const files = globSync('{libs,services}/*/migrations/*.sql', { cwd: projectRoot });
  for (const file of files.sort((a, b) => basename(a).localeCompare(basename(b)))) {
    const functions = /create (?:or replace )?(?:function|procedure) ([\w.]+).*?(\$\w*\$)(.*?)\2/gs;
    for (const [, name = '', , body = ''] of read(file).matchAll(functions)) bodies.set(name, body);
  }
  return [...bodies].flatMap(([where, body]) => body.split(/;\n/).map((text) => ({ where, text })));
}

const linesOf = (text: string) => text.trim().split('\n').length;
const stepsOf = (text: string) =>
  text.match(/\bas (?:(?:not )?materialized )?\(\s*(?:--.*\s*)*(?:select|insert|update|delete|values|\n)/g)?.length ??
  0;

it.each<[string, Sql[]]>([
  ['the sources', statementsOfSources()],
  ['functions of the database', statementsOfFunctions()],
])(`statements in %s have at most ${MOST_LINES} lines and ${MOST_STEPS} common table expressions`, (_, statements) => {
  expect(statements.length).toBeGreaterThan(30);
  const tooLong = statements.filter(({ text }) => linesOf(text) > MOST_LINES || stepsOf(text) > MOST_STEPS);
  expect(tooLong.map(({ where, text }) => `${where}: ${linesOf(text)} lines, ${stepsOf(text)} steps`)).toEqual([]);
});
