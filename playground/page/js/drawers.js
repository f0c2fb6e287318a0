/** The sides of the page on narrow screens: Escape or a click elsewhere shuts them. */

/** Let each button open and shut its side; `backdrop` covers the rest meanwhile. */
export function useDrawers(pairs, backdrop) {
  const set = (button, side, isOpen) => {
    button.setAttribute("aria-expanded", String(isOpen));
    side.classList.toggle("is-open", isOpen);
    backdrop.hidden = !pairs.some(([, each]) => each.classList.contains("is-open"));
  };
  const shut = () => {
    for (const [button, side] of pairs) {
      if (!side.classList.contains("is-open")) continue;
      set(button, side, false);
      if (side.contains(document.activeElement)) button.focus();
    }
  };
  for (const [button, side] of pairs) {
    button.addEventListener("click", () => {
      const opening = !side.classList.contains("is-open");
      shut();
      set(button, side, opening);
      if (opening) side.querySelector("button")?.focus();
    });
  }
  backdrop.addEventListener("click", shut);
  document.addEventListener("keydown", (event) => event.key === "Escape" && shut());
  return { shut };
}
