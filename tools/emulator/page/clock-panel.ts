import type { ClockMove, EmulatorState } from "../control-api.ts";
import { byId } from "./dom.ts";

const HOUR_MS = 3_600_000;
const TICK_MS = 1_000;
/** A clock that is closer to this machine's was not moved. */
const MOVED_MS = 2_000;

const TIME = new Intl.DateTimeFormat("ja-JP", {
  ...{ month: "numeric", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit" },
});

/** Wires the clock; gives what shows it. `move` asks the emulator to move it. */
export function createClockPanel(move: (move: ClockMove) => void): (state: EmulatorState) => void {
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const to = byId("clock-to", HTMLInputElement);
  const onPress = (id: string, moveOf: () => ClockMove) =>
    byId(id, HTMLButtonElement).addEventListener("click", () => move(moveOf()));
  onPress("hour-on", () => ({ advanceMs: HOUR_MS }));
  onPress("day-on", () => ({ advanceMs: 24 * HOUR_MS }));
  onPress("clock-back", () => ({ setTo: Date.now() }));
  byId("clock-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    move({ setTo: new Date(to.value).getTime() });
  });
  const tick = () => {
    const clock = byId("clock", HTMLTimeElement);
    clock.dateTime = new Date(now()).toISOString();
    clock.textContent = TIME.format(now());
    clock.classList.toggle("moved", Math.abs(aheadMs) > MOVED_MS);
  };
  setInterval(tick, TICK_MS);

  return (state) => {
    aheadMs = state.now - Date.now();
    if (to.value === "") to.value = localMinute(now());
    tick();
  };
}

/** A time as the browser's field for local dates and times writes it. */
function localMinute(epochMs: number): string {
  const local = epochMs - new Date(epochMs).getTimezoneOffset() * 60_000;
  return new Date(local).toISOString().slice(0, "2026-11-22T12:04".length);
}
