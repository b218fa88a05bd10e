// When a comment was written, as people say it: "5 minutes ago". The exact moment stays as a title.

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];
// Later the date says more.
const SECONDS_MAX = 14 * 86400;
const MINUTE_MILLISECONDS = 60_000;

export function tellTimes(root) {
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  tell();
  setInterval(tell, MINUTE_MILLISECONDS);
  return tell;

  function tell() {
    for (const time of root.querySelectorAll("article time[datetime]")) {
      time.title ||= time.textContent;
      time.textContent = said(time, format) ?? time.title;
    }
  }
}

function said(time, format) {
  const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
  if (!(seconds < SECONDS_MAX)) return null;
  const [unit, length] = UNITS.find(([_unit, length]) => seconds >= length) ?? ["second", Infinity];
  return format.format(-Math.floor(Math.max(0, seconds) / length) || 0, unit);
}
