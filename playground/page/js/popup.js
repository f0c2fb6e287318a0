/** Things that open beside a button, on top of everything: menus here, lists in select.js. */

import { h, icon } from "./dom.js";

const GAP = 4;
const EDGE = 8;

/** Show a popover beside its anchor: below where there is room, else above, never off the page. */
export function openBeside(popover, anchor) {
  popover.showPopover();
  const at = anchor.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const below = at.bottom + GAP + height <= innerHeight - EDGE;
  const top = below ? at.bottom + GAP : Math.max(EDGE, at.top - GAP - height);
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - EDGE - width));
  popover.style.setProperty("top", `${top}px`);
  popover.style.setProperty("left", `${left}px`);
}

/** Move the focus among `items` by arrow keys, Home and End; true when the key was one of them. */
export function roam(event, items) {
  const at = items.indexOf(document.activeElement);
  const targets = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: items.length - 1,
  };
  if (!(event.key in targets)) return false;
  event.preventDefault();
  items[(targets[event.key] + items.length) % items.length].focus();
  return true;
}

/**
 * Open a menu at `anchor`. An item is {label, detail, picture, checked, danger, act}; the menu goes
 * away when one is chosen, on Escape, and on a click elsewhere.
 */
export function openMenu(anchor, title, items) {
  const menu = h("div", { class: "menu", popover: "auto", role: "menu", "aria-label": title });
  menu.append(...items.map((item) => menuItem(item, menu)));
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Tab") menu.hidePopover();
    else roam(event, [...menu.children]);
  });
  menu.addEventListener("toggle", ({ newState }) => {
    anchor.setAttribute("aria-expanded", String(newState === "open"));
    if (newState === "closed") menu.remove();
  });
  anchor.after(menu);
  openBeside(menu, anchor);
  (menu.querySelector("[aria-checked=true]") ?? menu.firstElementChild).focus();
}

function menuItem({ label, detail, picture, checked, danger, act }, menu) {
  return h(
    "button",
    {
      class: danger ? "menu-item is-danger" : "menu-item",
      type: "button",
      role: checked == null ? "menuitem" : "menuitemradio",
      "aria-checked": checked == null ? null : String(checked),
      tabindex: "-1",
      onclick: () => {
        menu.hidePopover();
        act();
      },
    },
    picture,
    h("span", { class: "menu-words" }, label, detail && h("small", {}, detail)),
    checked && icon("check"),
  );
}
