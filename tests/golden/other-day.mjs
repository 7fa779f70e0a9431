// Puts a process on another day: every clock it can read stands on the last of February 2031, and
// whoever asks for chance gets the same.
const RealDate = Date;
const now = RealDate.UTC(2031, 1, 28, 23, 59, 58);

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now] : given));
  }

  static now() {
    return now;
  }
};
Math.random = () => 0.25;
