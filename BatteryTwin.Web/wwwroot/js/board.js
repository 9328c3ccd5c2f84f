// Moving jobs on the maintenance board: by pointer and by keyboard, in steps of 15 minutes, with what would follow shown before the drop.
// The page answers what a place means and does the move; here are pointer, keys and a ghost that is not part of the page's own drawing.
const stepMs = 15 * 60 * 1000;
const dragThresholdPx = 4;

const snapped = (ms) => Math.round(ms / stepMs) * stepMs;

export function attach(root, page) {
  let move = null;
  let asked = null;
  let asking = false;
  let suppressClick = false;

  const ghost = document.createElement("div");
  ghost.className = "board-drag";
  ghost.setAttribute("aria-hidden", "true");
  const tip = document.createElement("div");
  tip.className = "board-tip";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  document.body.append(tip);

  const board = () => root.querySelector("[data-board]");
  const rows = () => [...root.querySelectorAll("[data-row]")];
  const span = () => ({ from: Number(board().dataset.from), to: Number(board().dataset.to) });

  function begin(element, source) {
    const start = Number(element.dataset.start) || null;
    const length = start ? Number(element.dataset.end) - start : Number(element.dataset.minutes) * 60000;
    move = { job: element.dataset.job, version: Number(element.dataset.version), element, source, start, length, row: element.closest("[data-row]"), answer: null, label: element.textContent.trim() };
    element.classList.add("is-moving");
    document.body.classList.add("is-dragging");
  }

  function end() {
    move?.element.classList.remove("is-moving");
    document.body.classList.remove("is-dragging");
    ghost.remove();
    tip.hidden = true;
    tip.textContent = "";
    move = null;
    asked = null;
  }

  function draw() {
    const track = move.row?.querySelector("[data-track]");
    if (!track || move.start === null) {
      ghost.remove();
      return;
    }
    const { from, to } = span();
    const [start, finish] = move.answer ? [move.answer.start, move.answer.end] : [move.start, move.start + move.length];
    ghost.style.left = `${((start - from) / (to - from)) * 100}%`;
    ghost.style.width = `${((finish - start) / (to - from)) * 100}%`;
    ghost.classList.toggle("is-refused", move.answer !== null && !move.answer.fits);
    ghost.textContent = move.label;
    track.append(ghost);
  }

  function placeTip(x, y) {
    tip.hidden = false;
    tip.style.left = `${Math.max(8, Math.min(x + 14, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(8, Math.min(y + 18, innerHeight - tip.offsetHeight - 8))}px`;
  }

  function tellBeside() {
    const box = ghost.isConnected ? ghost.getBoundingClientRect() : move.element.getBoundingClientRect();
    placeTip(box.left, box.bottom);
  }

  /** Asks what the present place means, one question at a time and always the newest. */
  async function ask() {
    if (!move || !move.row || move.start === null) {
      return;
    }
    const key = `${move.job} ${move.row.dataset.row} ${move.start}`;
    if (key === asked || asking) {
      return;
    }
    asked = key;
    asking = true;
    const wanted = move;
    const answer = await page.invokeMethodAsync("Preview", move.job, move.row.dataset.row, move.start).catch(() => null);
    asking = false;
    if (move !== wanted || !answer) {
      return;
    }
    if (key === `${move.job} ${move.row?.dataset.row} ${move.start}`) {
      move.answer = answer;
      tip.replaceChildren(...answer.lines.map((line) => Object.assign(document.createElement("div"), { textContent: line, className: line.startsWith("\u25B2") ? "is-fault" : "" })));
      tip.classList.toggle("is-refused", !answer.fits);
      draw();
      if (move.source === "keys") {
        tellBeside();
      }
    } else {
      ask();
    }
  }

  function settle(row, start) {
    if (row === move.row && start === move.start) {
      return;
    }
    move.row = row;
    move.start = start;
    move.answer = null;
    draw();
    ask();
  }

  async function drop() {
    const { job, version, row, start, source } = move;
    end();
    if (row && start !== null) {
      await page.invokeMethodAsync("DropAsync", job, version, row.dataset.row, start).catch(() => {});
      if (source === "keys") {
        refocus(job, 10);
      }
    }
  }

  /** A job that was drawn anew in another row keeps the keyboard's focus. */
  function refocus(job, tries) {
    const drawn = root.querySelector(`[data-job="${CSS.escape(job)}"]`);
    if (document.activeElement === document.body && drawn) {
      drawn.focus();
    } else if (tries > 0) {
      setTimeout(() => refocus(job, tries - 1), 100);
    }
  }

  function onPointerDown(event) {
    const element = event.target.closest("[data-movable]");
    // A finger scrolls the page; on a touch screen the form plans.
    if (!element || event.button !== 0 || event.pointerType === "touch" || move) {
      return;
    }
    const box = element.getBoundingClientRect();
    const from = { x: event.clientX, y: event.clientY, grab: element.dataset.start ? event.clientX - box.left : 0, pointer: event.pointerId };

    const onMove = (moved) => {
      if (moved.pointerId !== from.pointer) {
        return;
      }
      if (!move && Math.hypot(moved.clientX - from.x, moved.clientY - from.y) >= dragThresholdPx) {
        begin(element, "pointer");
      }
      if (!move) {
        return;
      }
      moved.preventDefault();
      const row = document.elementsFromPoint(moved.clientX, moved.clientY).map((under) => under.closest("[data-row]")).find((found) => found && found.dataset.row !== "") ?? null;
      if (row) {
        const area = row.querySelector("[data-track]").getBoundingClientRect();
        const { from: left, to: right } = span();
        settle(row, snapped(left + ((moved.clientX - from.grab - area.left) / area.width) * (right - left)));
      } else {
        move.row = null;
        move.answer = null;
        ghost.remove();
        tip.replaceChildren("Drop it on a row of the board");
      }
      placeTip(moved.clientX, moved.clientY);
    };
    const stop = (finished) => {
      if (finished.pointerId !== from.pointer) {
        return;
      }
      document.removeEventListener("pointermove", onMove);
      document.removeEventListener("pointerup", stop);
      document.removeEventListener("pointercancel", stop);
      if (move?.source === "pointer") {
        suppressClick = true;
        setTimeout(() => { suppressClick = false; }, 0);
        if (finished.type === "pointerup" && move.row) {
          drop();
        } else {
          end();
        }
      }
    };
    document.addEventListener("pointermove", onMove, { passive: false });
    document.addEventListener("pointerup", stop);
    document.addEventListener("pointercancel", stop);
  }

  function onClick(event) {
    if (suppressClick) {
      event.preventDefault();
      event.stopPropagation();
      suppressClick = false;
    }
  }

  function onKeyDown(event) {
    if (event.key === "Escape" && move) {
      event.preventDefault();
      event.stopPropagation();
      end();
      return;
    }
    const element = event.target.closest?.("[data-movable]");
    if (!element || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const across = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (sideways || across) {
      event.preventDefault();
      event.stopPropagation();
      if (!move) {
        begin(element, "keys");
      }
      const all = rows().filter((row) => row.dataset.row !== "");
      const at = all.indexOf(move.row);
      const row = at < 0 ? all[0] : all[Math.max(0, Math.min(all.length - 1, at + (across ?? 0)))];
      // To the right from where the crew would really begin, not from within its rest.
      const begun = (sideways === 1 && move.answer?.start > move.start ? move.answer.start : move.start) ?? snapped(Math.max(span().from, Date.now()));
      settle(row, begun + (sideways ?? 0) * stepMs);
    } else if (event.key === "Enter" && move?.source === "keys") {
      event.preventDefault();
      event.stopPropagation();
      drop();
    }
  }

  /** Leaving the job leaves it where it was; a job that is drawn anew has not been left. */
  function onFocusOut(event) {
    if (move?.source === "keys" && event.relatedTarget) {
      end();
    }
  }

  root.addEventListener("pointerdown", onPointerDown);
  root.addEventListener("click", onClick, true);
  root.addEventListener("focusout", onFocusOut);
  document.addEventListener("keydown", onKeyDown, true);
  root.dataset.moves = "ready";

  return {
    dispose() {
      root.removeEventListener("pointerdown", onPointerDown);
      root.removeEventListener("click", onClick, true);
      root.removeEventListener("focusout", onFocusOut);
      document.removeEventListener("keydown", onKeyDown, true);
      end();
      tip.remove();
    },
  };
}

export const printPage = () => print();
