import { AssignerProtocol, PartitionAssigners } from 'kafkajs';
import type { PartitionAssigner } from 'kafkajs';

/**
 * kafkajs's own assigner, but each member also says how many events it handles at one time. The coordinator stores that
 * with the member, so that anybody can read the group's capacity (group-reader.ts).
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

/** For a member that does not say it (an older release, another client). */
const DEFAULT_PLACES = 1;

export function placesOf(memberMetadata: Buffer): number {
  try {
    const userData = AssignerProtocol.MemberMetadata.decode(memberMetadata)?.userData;
    const { places } = JSON.parse(String(userData)) as { places?: unknown };
    return typeof places === 'number' && Number.isSafeInteger(places) && places > 0 ? places : DEFAULT_PLACES;
  } catch {
    return DEFAULT_PLACES;
  }
}
