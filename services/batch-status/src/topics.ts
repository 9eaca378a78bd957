import { batchChangedTopic, batchFinishedTopic, deadLetterTopic } from '@autosync/contracts';

/** The topics the service reads and writes. Tests that share a broker have some of their own. */
export type Topics = { batchChanged: string; batchFinished: string; deadLetter: string };

export const productionTopics: Topics = {
  batchChanged: batchChangedTopic,
  batchFinished: batchFinishedTopic,
  deadLetter: deadLetterTopic,
};
