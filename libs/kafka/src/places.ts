import { AssignerProtocol, PartitionAssigners } from 'kafkajs';
import type { PartitionAssigner } from 'kafkajs';

/**
 * kafkajs's own assigner, whose members also say how many events they take at one time. The group's coordinator keeps
 * that with the member, so whoever asks for the group learns who lives and what they can take (group-reader.ts).
 */
export function assignerWithPlaces(places: number): PartitionAssigner {
  return (config) => {
    const assigner = PartitionAssigners.roundRobin(config);
    return {
      ...assigner,
      protocol: ({ topics }) => ({
        name: assigner.name,
        metadata: AssignerProtocol.MemberMetadata.encode({
          version: assigner.version,
          topics,
          userData: Buffer.from(JSON.stringify({ places })),
        }),
      }),
    };
  };
}

/** A member that does not say it (another release, another client) takes one at a time, as far as we know. */
const UNSAID = 1;

export function placesOf(memberMetadata: Buffer): number {
  try {
    const userData = AssignerProtocol.MemberMetadata.decode(memberMetadata)?.userData;
    const { places } = JSON.parse(String(userData)) as { places?: unknown };
    return typeof places === 'number' && Number.isSafeInteger(places) && places > 0 ? places : UNSAID;
  } catch {
    return UNSAID;
  }
}
