/** A clock that stands still unless it is advanced. */
export function fixedClock(start = "2031-03-01T09:00:00.000Z") {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    advance: (ms: number) => {
      time += ms;
    },
  };
}
