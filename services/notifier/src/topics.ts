import { batchFinishedTopic, deadLetterTopic, noticesTopic } from '@autosync/contracts';

/** The topics that the service reads, and its dead-letter topic. Tests on a shared broker have topics of their own. */
export type Topics = { batchFinished: string; notices: string; deadLetter: string };

export const productionTopics: Topics = {
  batchFinished: batchFinishedTopic,
  notices: noticesTopic,
  deadLetter: deadLetterTopic,
};

/** The name of this service in dead letters. */
export const eventSource = 'autosync/notifier';
