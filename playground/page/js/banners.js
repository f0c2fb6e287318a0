/** Lines across the top: the bot is not running, the connection is lost. */

import { fill, h, icon } from "./dom.js";

/** Show and take away the banners as the world changes. */
export function showBanners(element, state, socket) {
  let lost = null;
  const draw = () =>
    fill(
      element,
      lost &&
        banner(
          "lost",
          `${lost} The page tries again by itself.`,
          h(
            "button",
            {
              class: "text-button",
              type: "button",
              onclick: () => socket.connect(),
            },
            "Try now",
          ),
        ),
      !lost &&
        state.bot?.online === false &&
        banner("offline", `${state.bot.name} is not running: start it, the page waits.`),
    );
  socket.addEventListener("lost", () => {
    lost = state.me ? "The playground has gone away." : "The playground cannot be reached.";
    draw();
  });
  state.addEventListener("entered", () => {
    lost = null;
    draw();
  });
  state.addEventListener("bot", draw);
}

function banner(kind, words, button) {
  return h(
    "p",
    { class: `banner is-${kind}`, "data-testid": `banner-${kind}` },
    icon("warn"),
    h("span", {}, words),
    button,
  );
}
