// Original file: protos/autosync/v1/batch_status.proto

import type { DayCount as _autosync_v1_DayCount, DayCount__Output as _autosync_v1_DayCount__Output } from '../../autosync/v1/DayCount.ts';

export interface CountByDayResponse {
  'items'?: (_autosync_v1_DayCount)[];
}

export interface CountByDayResponse__Output {
  'items': (_autosync_v1_DayCount__Output)[];
}
