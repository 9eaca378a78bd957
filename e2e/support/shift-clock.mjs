// Loaded before a service (`node --import`): its machine's clock is wrong by CLOCK_OFFSET_MS. Timers and the monotonic clock
// are as they are, as after somebody set the time.
const offsetMs = Number(process.env['CLOCK_OFFSET_MS']);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offsetMs);
    else super(...given);
  }

  static now() {
    return RealDate.now() + offsetMs;
  }
};
