/** The controls of a modal: text inputs, selects, files, radio and checkbox groups. */

import { h, uniqueId } from "./dom.js";
import { FileBox } from "./files.js";
import { Select, SELECTS, selectOptions } from "./select.js";

const MOST = 4000;
const SHORT = 1;

/**
 * Make the control of one component. The answer is {element, customId, read(), problem(), focus()}:
 * read gives what the protocol takes, a text, true or false, or a list (of Files too); problem a
 * sentence or null. One for files also has take(files).
 */
export function control(part, { label, description, state }) {
  const about = { label: label ?? part.label ?? "", description };
  if (part.type === 4) return textInput(part, about);
  if (SELECTS.includes(part.type)) return selectInput(part, about, state);
  if (part.type === 19) return fileInput(part, about, state);
  if (part.type === 21) return group(part, about, "radio");
  if (part.type === 22) return group(part, about, "checkbox");
  if (part.type === 23) return checkbox(part, about);
  return null;
}

function frame({ label, description }, isRequired, id, ...rest) {
  return h(
    "div",
    { class: "field" },
    h(
      "label",
      { class: "field-label", for: id },
      label,
      isRequired && h("span", { class: "required", "aria-hidden": "true" }, " *"),
    ),
    description && h("p", { class: "field-description", id: `${id}-about` }, description),
    rest,
  );
}

function textInput(part, about) {
  const {
    custom_id: customId,
    style,
    min_length: least = 0,
    max_length: most,
    placeholder,
    required = true,
  } = part;
  const id = uniqueId("field");
  const counter = h("span", { class: "counter", "aria-hidden": "true" });
  const input = h(style === SHORT ? "input" : "textarea", {
    id,
    placeholder,
    maxlength: most ?? MOST,
    "aria-required": String(required),
    autocomplete: "off",
    type: style === SHORT ? "text" : null,
    rows: style === SHORT ? null : "5",
    "aria-describedby": about.description ? `${id}-about` : null,
    value: part.value ?? "",
    oninput: () => count(),
  });
  const count = () => {
    const length = [...input.value].length;
    counter.textContent = most || least ? `${length}${most ? ` / ${most}` : ""}` : "";
    counter.classList.toggle("is-short", length > 0 && length < least);
  };
  const problem = () => {
    const length = [...input.value].length;
    if (required && input.value.trim() === "") return `${about.label} is needed.`;
    if (length > 0 && length < least)
      return `${about.label} needs at least ${least} characters; it has ${length}.`;
    return null;
  };
  count();
  return {
    element: frame(about, required, id, input, counter),
    customId,
    read: () => input.value,
    problem,
    focus: () => input.focus(),
  };
}

function selectInput(part, about, state) {
  const menu = new Select({
    component: part,
    options: selectOptions(part, state),
    name: about.label,
  });
  const button = menu.element.querySelector("button");
  button.id = uniqueId("field");
  const required = part.required ?? true;
  const problem = () => tooFew(menu.values, required ? (part.min_values ?? 1) : 0, about.label);
  return {
    element: frame(about, required, button.id, menu.element),
    customId: part.custom_id,
    read: () => menu.values,
    problem,
    focus: () => button.focus(),
  };
}

function tooFew(values, least, label) {
  if (values.length >= least) return null;
  return least === 1 ? `${label}: choose one.` : `${label}: choose at least ${least}.`;
}

function fileInput(part, about, state) {
  const { custom_id: customId, required = true, max_values: most = 1 } = part;
  const id = uniqueId("field");
  const props = { id, "aria-label": about.label, "aria-required": String(required) };
  const box = new FileBox({ most, limit: () => state.fileBytes, props });
  const least = required ? (part.min_values ?? 1) : 0;
  return {
    element: frame(about, required, id, box.element),
    customId,
    read: () => box.files,
    problem: () => tooFew(box.files, least, about.label),
    focus: () => box.focus(),
    take: (files) => box.add(files),
  };
}

/** Radio buttons, of which one is chosen, or boxes, of which several may be. */
function group(part, about, type) {
  const name = uniqueId("group");
  const isRadio = type === "radio";
  const required = part.required ?? true;
  const most = part.max_values ?? part.options.length;
  const boxes = part.options.map((option) =>
    h("input", {
      type,
      name,
      value: option.value,
      checked: option.default,
      onchange: () => limit(),
    }),
  );
  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  const limit = () => {
    const isFull = !isRadio && chosen().length >= most;
    for (const box of boxes) box.disabled = isFull && !box.checked;
  };
  limit();
  const element = h(
    "fieldset",
    { class: "field group" },
    h(
      "legend",
      { class: "field-label" },
      about.label,
      required && h("span", { class: "required", "aria-hidden": "true" }, " *"),
    ),
    about.description && h("p", { class: "field-description" }, about.description),
    part.options.map((option, index) => tick(boxes[index], option)),
  );
  const least = required ? (part.min_values ?? 1) : 0;
  return {
    element,
    customId: part.custom_id,
    read: chosen,
    problem: () => tooFew(chosen(), least, about.label),
    focus: () => boxes[0].focus(),
  };
}

function checkbox(part, about) {
  const box = h("input", { type: "checkbox", checked: part.default });
  const element = h(
    "div",
    { class: "field group" },
    tick(box, { label: about.label, description: about.description }),
  );
  return {
    element,
    customId: part.custom_id,
    read: () => box.checked,
    problem: () => null,
    focus: () => box.focus(),
  };
}

function tick(box, { label, description }) {
  return h(
    "label",
    { class: "tick" },
    box,
    h("span", {}, label, description && h("small", {}, description)),
  );
}
