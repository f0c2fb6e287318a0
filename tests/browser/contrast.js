// Every text of the page whose contrast with what is behind it is below the least ratio (WCAG 2.2, 1.4.3).
(least) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, below) => {
    const alpha = top[3] / 255;
    return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha)).concat(255);
  };
  const behind = (element) => {
    if (!element) return [255, 255, 255, 255];
    const own = read(getComputedStyle(element).backgroundColor);
    return own[3] === 255 ? own : over(own, behind(element.parentElement));
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const failing = [];
  let looked = 0;
  for (const element of document.body.querySelectorAll("*")) {
    if (!hasText(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest(":disabled, noscript")) continue;
    looked += 1;
    const back = behind(element);
    const ink = over(read(getComputedStyle(element).color), back);
    const [light, dark] = [luminance(ink), luminance(back)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < least) {
      failing.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}: ${element.textContent}`);
    }
  }
  return { looked, failing };
};
