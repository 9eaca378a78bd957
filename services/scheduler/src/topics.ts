import {
  batchChangedTopic,
  batchFinishedTopic,
  deadLetterTopic,
  noticesTopic,
  runProgressTopic,
  syncDueTopic,
  workerGroup,
  type RecordType,
} from '@autosync/contracts';

/** The topics the service reads and writes. Tests that share a broker have some of their own. */
export type Topics = {
  syncDue: (type: RecordType) => string;
  /** The consumer group of the type's workers. */
  workers: (type: RecordType) => string;
  batchChanged: string;
  runProgress: string;
  batchFinished: string;
  notices: string;
  deadLetter: string;
};

export const productionTopics: Topics = {
  syncDue: syncDueTopic,
  workers: workerGroup,
  batchChanged: batchChangedTopic,
  runProgress: runProgressTopic,
  batchFinished: batchFinishedTopic,
  notices: noticesTopic,
  deadLetter: deadLetterTopic,
};

/** Who we are in our events and dead letters. */
export const eventSource = 'autosync/scheduler';
