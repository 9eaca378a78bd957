// Original file: protos/autosync/v1/batch_status.proto

import type { BatchHeader as _autosync_v1_BatchHeader, BatchHeader__Output as _autosync_v1_BatchHeader__Output } from '../../autosync/v1/BatchHeader.ts';

export interface Batch {
  'header'?: (_autosync_v1_BatchHeader | null);
  'label'?: (string);
  'state'?: (string);
  'step'?: (string);
  'total'?: (number);
  'done'?: (number);
  'succeeded'?: (number);
  'warning'?: (number);
  'failed'?: (number);
  'skipped'?: (number);
  'category'?: (string);
  'reason'?: (string);
  'cancelRequested'?: (boolean);
  'startedAt'?: (string);
  'finishedAt'?: (string);
  'updatedAt'?: (string);
}

export interface Batch__Output {
  'header': (_autosync_v1_BatchHeader__Output | null);
  'label': (string);
  'state': (string);
  'step': (string);
  'total': (number);
  'done': (number);
  'succeeded': (number);
  'warning': (number);
  'failed': (number);
  'skipped': (number);
  'category': (string);
  'reason': (string);
  'cancelRequested': (boolean);
  'startedAt': (string);
  'finishedAt': (string);
  'updatedAt': (string);
}
