/** The page: finds its places in the document and joins the parts. */

import { showBanners } from "./banners.js";
import { Composer } from "./composer.js";
import { fill, icon } from "./dom.js";
import { useDrawers } from "./drawers.js";
import { useDropping } from "./dropping.js";
import { useJumps } from "./jumps.js";
import { Lightbox } from "./lightbox.js";
import { Messages } from "./messages.js";
import { Modal } from "./modal.js";
import { showPeople } from "./people.js";
import { Session } from "./session.js";
import { showChannels } from "./sidebar.js";
import { Refused, Socket } from "./socket.js";
import { State } from "./state.js";
import { useTheme } from "./theme.js";
import { tick } from "./time.js";

const at = (id) => document.getElementById(id);

useTheme(at("theme"));
fill(at("show-channels"), icon("menu"));
fill(at("show-people"), icon("people"));

const socket = new Socket(
  `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket`,
);
const state = new State();
const session = new Session(socket, state);
const lightbox = new Lightbox(document.body);
const composer = new Composer(at("composer"), state, session);
useDropping(document, (files) => composer.takeFiles(files));
new Modal(document.body, state, session);
const messages = new Messages({
  scroller: at("scroller"),
  log: at("messages"),
  jump: at("jump"),
  state,
  session,
  lightbox,
  suggest: (text) => composer.fill(text),
});
useJumps({ state, session, messages, complain: (sentence) => composer.complain(sentence) });
showBanners(at("banners"), state, socket);
showChannels({
  list: at("channels"),
  title: at("channel-title"),
  topic: at("channel-topic"),
  notice: at("notice"),
  state,
  session,
});
showPeople({ list: at("people"), button: at("you-are"), state, session });

const drawers = useDrawers(
  [
    [at("show-channels"), at("sidebar")],
    [at("show-people"), at("people")],
  ],
  at("backdrop"),
);
for (const name of ["visited", "entered"]) state.addEventListener(name, () => drawers.shut());

// A refusal that no part of the page expected is still told to the person, beside the composer.
addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof Refused)) return;
  event.preventDefault();
  composer.complain(event.reason.message);
});

// Whoever types without having chosen a place means the box, as in any chat.
addEventListener("keydown", (event) => {
  if (!isText(event) || event.defaultPrevented) return;
  const { activeElement } = document;
  if (activeElement.matches("input, textarea, select") || document.querySelector("dialog[open]"))
    return;
  composer.focus();
});

function isText({ key, ctrlKey, metaKey, altKey }) {
  return key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
}

// A touch screen's keyboard would cover half the page, so there the person begins.
if (matchMedia("(pointer: fine)").matches)
  state.addEventListener("visited", () => composer.focus(), { once: true });

setInterval(tick, 1000);
socket.connect();
