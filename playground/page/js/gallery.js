/** Pictures and files of a message: tiles that open large, and cards to download. */

import { h, icon } from "./dom.js";

/** How the name of a file begins that is to be hidden at first. */
const SPOILER = "SPOILER_";

/**
 * The address of a file that the page may load. The playground's own files are taken from where the
 * page came from (127.0.0.1 and localhost are the same place); nothing else is ever fetched.
 */
export function localAddress(url, message) {
  const attached = /^attachment:\/\/(.+)$/.exec(url ?? "");
  const found = attached
    ? message?.attachments?.find(({ filename }) => filename === attached[1])?.url
    : url;
  if (!found) return null;
  const address = new URL(found, location.href);
  if (address.pathname.startsWith("/cdn/")) return address.pathname + address.search;
  return address.origin === location.origin ? address.href : null;
}

/** A message's attachments: pictures tiled together, other files as cards below. */
export function attachments(message, shown, lightbox) {
  const rest = message.attachments.filter(({ url }) => !shown.has(localAddress(url)));
  const pictures = rest.filter(({ content_type: type }) => type?.startsWith("image/"));
  const files = rest.filter((file) => !pictures.includes(file));
  return [pictures.length > 0 && tiles(pictures.map(asPicture), lightbox), files.map(fileCard)];
}

function asPicture({ url, width, height, description, filename }) {
  return {
    url: localAddress(url),
    width,
    height,
    alt: description || filename,
    spoiler: filename.startsWith(SPOILER),
  };
}

/** Tile pictures like Discord: 1 large, 2 side by side, 3 as one and two, 4 as 2 x 2, then rows. */
export function tiles(pictures, lightbox) {
  const known = pictures.filter(({ url }) => url);
  const grid = h(
    "div",
    { class: `tiles tiles-${Math.min(known.length, 5)}`, "data-testid": "tiles" },
    known.map((picture, index) => tile(picture, () => lightbox.open(known, index))),
  );
  const [{ width, height } = {}] = known;
  if (width && height)
    grid.style.setProperty(
      "--ratio",
      String(known.length === 1 ? width / height : clamp(width / height)),
    );
  if (known.length === 1 && width) grid.style.setProperty("--width", `${width}px`);
  return grid;
}

/** Very long and very tall pictures are cut in a tile, as on Discord; the large view is whole. */
function clamp(ratio) {
  return Math.min(Math.max(ratio, 2 / 3), 16 / 9);
}

function tile({ url, alt, width, height, spoiler }, open) {
  const image = h("img", { src: url, alt, width, height, decoding: "async" });
  const button = h(
    "button",
    { class: "tile", type: "button", "aria-label": `Open picture: ${alt}` },
    image,
  );
  if (spoiler) hide(button, open);
  else button.addEventListener("click", open);
  return button;
}

/** Blur a tile; the first click uncovers it, and from then on it opens. */
function hide(button, open) {
  const label = button.getAttribute("aria-label");
  const cover = h("span", { class: "tile-spoiler" }, "SPOILER");
  button.append(cover);
  button.classList.add("is-spoiler");
  button.setAttribute("aria-label", "Spoiler: show picture");
  const show = () => {
    button.classList.remove("is-spoiler");
    button.setAttribute("aria-label", label);
    cover.remove();
    button.addEventListener("click", open);
  };
  button.addEventListener("click", show, { once: true });
}

/** A file that is not a picture: its name, its size, and a way to have it. */
export function fileCard({ url, filename, size }) {
  const address = localAddress(url);
  const card = h(
    "div",
    { class: "file" },
    icon("file"),
    h(
      "div",
      {},
      address ? h("a", { href: address, download: filename }, filename) : filename,
      h("small", {}, fileSize(size)),
    ),
  );
  return filename.startsWith(SPOILER) ? covered(card) : card;
}

function covered(card) {
  const show = () => cover.replaceWith(card);
  const props = { class: "file", type: "button", onclick: show };
  const cover = h("button", props, icon("eye"), "Spoiler: show the file");
  return cover;
}

/** A number of bytes in words. */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(2)} MB`;
}
