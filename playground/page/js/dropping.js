/** Files that come without a button: dropped anywhere on a part of the page, or pasted. */

/** Let `take(files)` have what is dropped on `target` or pasted while the focus is in it. */
export function useDropping(target, take) {
  const hand = (event, transfer) => {
    const files = [...(transfer?.files ?? [])];
    if (files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    take(files);
  };
  target.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  target.addEventListener("drop", (event) => hand(event, event.dataTransfer));
  target.addEventListener("paste", (event) => hand(event, event.clipboardData));
}
