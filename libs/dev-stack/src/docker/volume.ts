import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContainerRuntimeClient } from 'testcontainers';
import { ownerLabel, ownOwner } from './owner-label.ts';

/** The engine's API. */
export type Engine = ContainerRuntimeClient['container']['dockerode'];

/** Where a server's data outlives its container, and the superuser's password that the data was made with. */
export type Volume = { name: string; password: string };

/** On every volume of ours: the file that must name it for as long as the data is wanted. */
const noteLabel = 'autosync.dev-stack.note';

function noteIn(folder: string): string {
  return join(folder, 'volume.json');
}

function read(note: string): Volume | undefined {
  return existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as Volume) : undefined;
}

/** True when this server's data is in a volume: `folder` has only a note of it. */
export function hasVolume(folder: string): boolean {
  return existsSync(noteIn(folder));
}

/** A password that needs no escaping, neither in an address nor in a shell. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** The volume that `folder` names, or a new one. A new one is only kept when `keepVolume` is called. */
export async function openVolume(engine: Engine, folder: string): Promise<Volume> {
  const known = read(noteIn(folder));
  if (known) return known;
  const volume = { name: `autosync-${randomBytes(8).toString('hex')}`, password: newPassword() };
  const labels = { [ownerLabel]: ownOwner(), [noteLabel]: noteIn(folder) };
  await engine.createVolume({ Name: volume.name, Labels: labels });
  return volume;
}

/** Called once the server has started on the volume: data that was made halfway is not used again. */
export async function keepVolume(folder: string, volume: Volume): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(noteIn(folder), `${JSON.stringify(volume)}\n`, { mode: 0o600 });
}

/** The data is not wanted any more: its volume goes with the next start in Docker, as nobody names it then. */
export async function forgetVolume(folder: string): Promise<void> {
  await rm(noteIn(folder), { force: true });
}

/** False when the note that a volume belongs to is gone, or names another one: who removes data removes only the note. */
export function isKept(name: string, labels: Record<string, string>): boolean {
  return read(labels[noteLabel] ?? '')?.name === name;
}
