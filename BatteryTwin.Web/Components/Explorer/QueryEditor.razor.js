// The editor's keyboard and its list of completions. What can stand at the caret is asked from the server; drawing, moving and taking
// need no round trip.
const restMs = 120;
const opensList = /[\w$.:'|]/;

const closed = { start: 0, end: 0, items: [] };

/** Pixels from the text area's corner to the caret, measured on a copy of its text. */
function caretPlace(area) {
  const copy = document.createElement("div");
  const style = getComputedStyle(area);
  for (const name of ["font", "lineHeight", "letterSpacing", "padding", "border", "width", "boxSizing", "tabSize"]) {
    copy.style[name] = style[name];
  }
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", top: 0, left: 0 });
  copy.textContent = area.value.slice(0, area.selectionStart);
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  copy.append(mark);
  area.parentElement.append(copy);
  const place = { left: mark.offsetLeft, top: mark.offsetTop + mark.offsetHeight - area.scrollTop };
  copy.remove();
  return place;
}

export function attach(area, list, self) {
  let shown = closed;
  let selected = 0;
  let asked = 0;
  let timer;

  const isOpen = () => !list.hidden;

  function close() {
    clearTimeout(timer);
    asked++;
    list.hidden = true;
    list.replaceChildren();
    area.setAttribute("aria-expanded", "false");
    area.removeAttribute("aria-activedescendant");
  }

  function select(index) {
    const options = list.children;
    options[selected]?.setAttribute("aria-selected", "false");
    selected = (index + options.length) % options.length;
    options[selected].setAttribute("aria-selected", "true");
    options[selected].scrollIntoView({ block: "nearest" });
    area.setAttribute("aria-activedescendant", options[selected].id);
  }

  function take(index) {
    const item = shown.items[index];
    area.focus();
    area.setSelectionRange(shown.start, shown.end);
    if (!document.execCommand("insertText", false, item.insert)) {
      area.setRangeText(item.insert, shown.start, shown.end, "end");
    }
    close();
    if (/['.]$/.test(item.insert)) {
      ask(false);
    }
  }

  function show(answer) {
    shown = answer;
    list.replaceChildren(...answer.items.map((item, index) => {
      const option = document.createElement("li");
      option.id = `query-completion-${index}`;
      option.role = "option";
      option.setAttribute("aria-selected", "false");
      const label = document.createElement("span");
      label.textContent = item.label;
      const detail = document.createElement("small");
      detail.textContent = item.detail ?? "";
      option.append(label, detail);
      option.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
      return option;
    }));
    const place = caretPlace(area);
    list.hidden = false;
    list.style.top = `${Math.min(place.top, area.offsetHeight)}px`;
    list.style.left = `${Math.max(0, Math.min(place.left - 12, area.offsetWidth - list.offsetWidth))}px`;
    area.setAttribute("aria-expanded", "true");
    selected = 0;
    select(0);
  }

  /** What was asked for by hand also shows when it is all written already. */
  async function ask(byHand) {
    clearTimeout(timer);
    const number = ++asked;
    const text = area.value;
    const answer = await self.invokeMethodAsync("Complete", text, area.selectionStart);
    if (number !== asked || text !== area.value || document.activeElement !== area) {
      return;
    }
    const written = text.slice(answer.start, answer.end);
    const isWritten = answer.items[0]?.label.toLowerCase() === written.toLowerCase();
    if (answer.items.length === 0 || (!byHand && isWritten)) {
      close();
    } else {
      show(answer);
    }
  }

  function onKeyDown(event) {
    const control = event.ctrlKey || event.metaKey;
    const act = control && event.key === "Enter" ? () => { close(); self.invokeMethodAsync("RunTextAsync", area.value); }
      : control && event.key === " " ? () => ask(true)
      : control || event.altKey || !isOpen() ? null
      : {
        ArrowDown: () => select(selected + 1),
        ArrowUp: () => select(selected - 1),
        PageDown: () => select(Math.min(selected + 8, shown.items.length - 1)),
        PageUp: () => select(Math.max(selected - 8, 0)),
        Enter: () => take(selected),
        Tab: () => take(selected),
        Escape: close,
      }[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    } else if (isOpen() && (event.key === "ArrowLeft" || event.key === "ArrowRight" || event.key === "Home" || event.key === "End")) {
      close();
    }
  }

  area.addEventListener("keydown", onKeyDown);
  area.addEventListener("blur", close);
  area.addEventListener("input", (event) => {
    clearTimeout(timer);
    asked++;
    if (isOpen() || (event.data && opensList.test(event.data.at(-1)))) {
      timer = setTimeout(() => ask(false), restMs);
    }
  });
}

export const read = (area) => area.value;

export function write(area, text) {
  if (area.value !== text) {
    area.value = text;
  }
}

/** Puts the caret at a place of the text; lines count from 1, columns from 0. */
export function goTo(area, line, column) {
  const before = area.value.split("\n").slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  area.setSelectionRange(before + column, before + column + 1);
}
