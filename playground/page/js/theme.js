/** Light or dark: as the computer has it, until the person says otherwise. */

import { fill, icon } from "./dom.js";

const KEY = "easel.theme";

/** Apply the remembered choice at once and let `button` change it. */
export function useTheme(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = () => localStorage.getItem(KEY) ?? (system.matches ? "dark" : "light");
  const apply = () => {
    const isDark = current() === "dark";
    document.documentElement.dataset.theme = current();
    fill(button, icon(isDark ? "sun" : "moon"));
    button.setAttribute("aria-label", isDark ? "Use light colours" : "Use dark colours");
  };
  button.addEventListener("click", () => {
    localStorage.setItem(KEY, current() === "dark" ? "light" : "dark");
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}
