/** Moments as people read them; relative ones are kept true while they stand on the page. */

import { h } from "./dom.js";

const LOCALE = "en-GB";
const clock = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit" });
const full = new Intl.DateTimeFormat(LOCALE, { dateStyle: "full", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const STYLES = {
  t: clock,
  T: new Intl.DateTimeFormat(LOCALE, { timeStyle: "medium" }),
  d: new Intl.DateTimeFormat(LOCALE, { dateStyle: "short" }),
  D: new Intl.DateTimeFormat(LOCALE, { dateStyle: "long" }),
  f: new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeStyle: "short" }),
  F: full,
};

const UNITS = [
  ["year", 31557600],
  ["month", 2629800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

/** "in 40 seconds", "2 minutes ago"; both moments in milliseconds since 1970. */
export function fromNow(moment, now = Date.now()) {
  const seconds = Math.round((moment - now) / 1000);
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(seconds, "second");
}

/** Discord's `<t:unix:style>` as an element; with R it counts on by itself. */
export function timestamp(unixSeconds, style = "f") {
  const date = new Date(unixSeconds * 1000);
  if (Number.isNaN(date.getTime())) return `<t:${unixSeconds}:${style}>`;
  const words = style === "R" ? fromNow(date.getTime()) : STYLES[style].format(date);
  const props = { class: "stamp", datetime: date.toISOString(), title: full.format(date) };
  if (style === "R") props.dataset = { relative: String(date.getTime()) };
  return h("time", props, words);
}

/** A message's own time: the clock, with the day in front when it is not today. */
export function messageTime(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  const words = today ? clock.format(date) : `${STYLES.d.format(date)}, ${clock.format(date)}`;
  return h("time", { class: "message-time", datetime: iso, title: full.format(date) }, words);
}

/** Rewrite every relative moment of the page; called once a second. */
export function tick() {
  for (const element of document.querySelectorAll("time[data-relative]")) {
    const words = fromNow(Number(element.dataset.relative));
    if (element.textContent !== words) element.textContent = words;
  }
}
