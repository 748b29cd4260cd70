// Dates as the visitor's own browser writes them: the page does not know the people's time zones.

const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const CLOCK = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
});

export const timeOf = (iso) => TIME.format(new Date(iso));
export const dayOf = (iso) => DAY.format(new Date(iso));
export const clockOf = (date) => CLOCK.format(date);

/** `seconds` in words of two units at most, such as "1 day 4 h" or "12 min". */
export function span(seconds) {
  let left = Math.round(Math.abs(seconds));
  const units = [["day", 86400], ["h", 3600], ["min", 60], ["s", 1]];
  const parts = [];
  for (const [name, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0 && parts.length < 2) parts.push(`${count} ${name === "day" && count > 1 ? "days" : name}`);
    else if (parts.length > 0) break;
  }
  return parts.join(" ") || "0 s";
}
