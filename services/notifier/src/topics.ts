import { batchFinishedTopic, deadLetterTopic, noticesTopic } from '@autosync/contracts';

/** The topics the service reads, and where it puts what it cannot use. Tests that share a broker have some of their own. */
export type Topics = { batchFinished: string; notices: string; deadLetter: string };

export const productionTopics: Topics = {
  batchFinished: batchFinishedTopic,
  notices: noticesTopic,
  deadLetter: deadLetterTopic,
};

/** Who we are in dead letters. */
export const eventSource = 'autosync/notifier';
