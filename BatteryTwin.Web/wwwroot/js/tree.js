// Keyboard of an ARIA tree: arrows move, right opens or goes in, left closes or goes out, Home and End, Enter or space follows the
// item's link. Opening and following are clicks on the item's own button and link; a letter presses the item's own button that names
// it with data-tree-key.
const items = (tree) => [...tree.querySelectorAll('[role="treeitem"]')];
const level = (item) => Number(item.getAttribute("aria-level"));
const own = (item, selector) => item.querySelector(`:scope > .tree-row ${selector}`);

function moveTo(tree, item) {
  if (item) {
    for (const other of items(tree)) {
      other.tabIndex = other === item ? 0 : -1;
    }
    item.focus();
  }
}

const pressOf = (button) => button && (() => button.click());

function onKeyDown(tree, event) {
  const item = event.target.closest('[role="treeitem"]');
  if (!item || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const all = items(tree);
  const at = all.indexOf(item);
  const expanded = item.getAttribute("aria-expanded");
  const act = {
    ArrowDown: () => moveTo(tree, all[at + 1]),
    ArrowUp: () => moveTo(tree, all[at - 1]),
    Home: () => moveTo(tree, all[0]),
    End: () => moveTo(tree, all.at(-1)),
    ArrowRight: () => (expanded === "false" ? own(item, "[data-tree-toggle]").click() : expanded === "true" && moveTo(tree, all[at + 1])),
    ArrowLeft: () => (expanded === "true" ? own(item, "[data-tree-toggle]").click() : moveTo(tree, all.slice(0, at).findLast((other) => level(other) < level(item)))),
    Enter: () => own(item, "[data-tree-link]").click(),
    " ": () => own(item, "[data-tree-link]").click(),
  }[event.key] ?? pressOf(own(item, `[data-tree-key="${CSS.escape(event.key.toLowerCase())}"]`));
  if (act) {
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}

/** Gives a tree its keyboard; a tree that was not tabbable (its focus lies in a closed branch) gets an entry. */
export function attach(tree) {
  tree.addEventListener("keydown", (event) => onKeyDown(tree, event));
  tree.addEventListener("focusin", (event) => {
    const item = event.target.closest('[role="treeitem"]');
    if (event.target !== item) {
      return;
    }
    for (const other of items(tree)) {
      other.tabIndex = other === item ? 0 : -1;
    }
  });
  if (!tree.querySelector('[role="treeitem"][tabindex="0"]')) {
    const first = tree.querySelector('[role="treeitem"]');
    if (first) {
      first.tabIndex = 0;
    }
  }
}
